package dev.heddle.instrument;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.reflect.AccessFlag;
import org.jspecify.annotations.Nullable;

/// What is done before the body of a method and after it, however it ends: for a `synchronized` method what the JVM
/// would do by its flag, and around a static initialiser the word that it is one.
final class Guard {
    private final Probes probes;
    private final ClassModel type;
    private final MethodModel method;
    /// Where what is locked is kept; -1 for a static initialiser, which locks nothing.
    private final int slot;

    private @Nullable Label start;

    private Guard(Probes probes, ClassModel type, MethodModel method, int slot) {
        this.probes = probes;
        this.type = type;
        this.method = method;
        this.slot = slot;
    }

    static boolean isSynchronized(MethodModel method) {
        return method.flags().has(AccessFlag.SYNCHRONIZED);
    }

    static boolean isInitialiser(MethodModel method) {
        return method.methodName().equalsString("<clinit>");
    }

    /// The guard of a method, or `null` if it needs none.
    ///
    /// @param slot the first local variable that its code does not use
    static @Nullable Guard of(Probes probes, ClassModel type, MethodModel method, int slot) {
        if (isInitialiser(method)) {
            return new Guard(probes, type, method, -1);
        }
        return isSynchronized(method) ? new Guard(probes, type, method, slot) : null;
    }

    void begin(CodeBuilder code) {
        if (slot < 0) {
            probes.initialiserBegins(code);
        } else {
            if (method.flags().has(AccessFlag.STATIC)) {
                code.loadConstant(type.thisClass().asSymbol());
            } else {
                code.aload(0);
            }
            probes.enter(code);
            code.dup().astore(slot).monitorenter();
        }
        start = code.newBoundLabel();
    }

    /// Called before each return.
    void leave(CodeBuilder code) {
        if (slot < 0) {
            probes.initialiserEnds(code);
        } else {
            code.aload(slot).dup();
            probes.exit(code);
            code.pop().monitorexit();
        }
    }

    /// Adds the handler, after those of the code itself. As in code of javac a `return` lies inside of what it
    /// covers: leaving does not throw.
    ///
    /// @param old the stack maps of the code, or `null` if they are made anew
    /// @return the stack maps of the whole
    StackMapTableAttribute end(CodeBuilder code, @Nullable StackMapTableAttribute old) {
        var end = code.newBoundLabel();
        var handler = code.newBoundLabel();
        leave(code);
        code.athrow();
        if (start == null) {
            throw new IllegalStateException("the guard of " + method.methodName() + " has not begun");
        }
        code.exceptionCatchAll(start, end, handler);
        return Frames.guarded(old, slot, handler);
    }

    static boolean isReturn(ReturnInstruction instruction) {
        return instruction.opcode() != Opcode.ATHROW;
    }
}
