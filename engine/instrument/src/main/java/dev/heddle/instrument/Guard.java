package dev.heddle.instrument;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is done before the body of a method and after it, however it ends: for a `synchronized` method what the JVM
/// would do by its flag, and around a static initialiser the word that it is one.
final class Guard {
    private final Probes probes;
    private final ClassModel type;
    private final MethodModel method;
    /// Where what is locked is kept; -1 for a static initialiser, which locks nothing.
    private final int slot;

    private final List<Range> guarded = new ArrayList<>();
    /// Where the guarded code that is being written began, or `null` outside of any.
    private @Nullable Label start;

    /// Code from which an exception goes to the handler.
    private record Range(Label start, Label end) {}

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

    /// Called where the code begins.
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
    }

    /// Called before each instruction of the code.
    void instruction(CodeBuilder code) {
        if (start == null) {
            start = code.newBoundLabel();
        }
    }

    /// Called before each return.
    void leave(CodeBuilder code) {
        if (slot < 0) {
            close(code);
            probes.initialiserEnds(code);
        } else {
            code.aload(slot).monitorexit();
            close(code);
            code.aload(slot);
            probes.exit(code);
            code.pop();
        }
    }

    /// From here on nothing is guarded: the lock is released. HotSpot compiles a method only if it sees that no
    /// handler comes to an unlocked lock.
    private void close(CodeBuilder code) {
        if (start != null) {
            guarded.add(new Range(start, code.newBoundLabel()));
            start = null;
        }
    }

    /// Adds the handler, after those of the code itself.
    ///
    /// @param old the stack maps of the code, or `null` if it has none
    /// @return the stack maps of the whole
    StackMapTableAttribute end(CodeBuilder code, @Nullable StackMapTableAttribute old) {
        close(code);
        var handler = code.newBoundLabel();
        leave(code);
        code.athrow();
        for (var range : guarded) {
            code.exceptionCatchAll(range.start(), range.end(), handler);
        }
        return Frames.guarded(old, slot, handler);
    }
}
