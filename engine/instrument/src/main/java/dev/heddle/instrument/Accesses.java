package dev.heddle.instrument;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/// Brings what an instruction is about to touch to the top of the stack, and leaves the stack as it was.
///
/// No branch is inserted, and no local variable lives across a point where the flow joins: so the old stack maps
/// remain true.
final class Accesses {
    private Accesses() {}

    /// What is done with a copy of the operands; it takes them from the stack.
    interface Use {
        void emit(CodeBuilder code);
    }

    /// `object` -> `object`.
    static void ofObject(CodeBuilder code, Use use) {
        code.dup();
        use.emit(code);
    }

    /// `object`, `value` -> `object`, `value`; the use takes the object.
    static void underValue(CodeBuilder code, TypeKind value, Use use) {
        if (value.slotSize() == 1) {
            code.dup2().pop();
            use.emit(code);
        } else {
            code.dup2_x1().pop2().dup();
            use.emit(code);
            code.dup_x2().pop();
        }
    }

    /// `array`, `index` -> `array`, `index`.
    static void ofElement(CodeBuilder code, Use use) {
        code.dup2();
        use.emit(code);
    }

    /// `array`, `index`, `value` -> `array`, `index`, `value`; the use takes the array and the index.
    static void ofElementUnderValue(CodeBuilder code, TypeKind value, Use use) {
        if (value.slotSize() == 1) {
            code.dup_x2().pop().dup2();
            use.emit(code);
            code.dup2_x1().pop2();
        } else {
            code.dup2_x2().pop2().dup2();
            use.emit(code);
            code.dup2_x2().pop2();
        }
    }

    /// `object`, arguments -> `object`, arguments; the use takes the object.
    ///
    /// @param spill the first local variable that the method does not use
    static void underArguments(CodeBuilder code, MethodTypeDesc descriptor, int spill, Use use) {
        switch (descriptor.parameterCount()) {
            case 0 -> ofObject(code, use);
            case 1 -> underValue(code, kind(descriptor, 0), use);
            default -> {
                spill(code, descriptor, spill);
                code.dup();
                use.emit(code);
                reload(code, descriptor, spill);
            }
        }
    }

    /// Arguments -> ; into local variables.
    static void spill(CodeBuilder code, MethodTypeDesc descriptor, int spill) {
        for (int i = descriptor.parameterCount() - 1; i >= 0; i--) {
            code.storeLocal(kind(descriptor, i), spill + slot(descriptor, i));
        }
    }

    /// -> arguments, from the local variables of [#spill].
    static void reload(CodeBuilder code, MethodTypeDesc descriptor, int spill) {
        for (int i = 0; i < descriptor.parameterCount(); i++) {
            code.loadLocal(kind(descriptor, i), spill + slot(descriptor, i));
        }
    }

    /// -> the i-th argument, from the local variables of [#spill].
    static void loadArgument(CodeBuilder code, MethodTypeDesc descriptor, int i, int spill) {
        code.loadLocal(kind(descriptor, i), spill + slot(descriptor, i));
    }

    /// At which slot the i-th parameter lies, from 0.
    private static int slot(MethodTypeDesc descriptor, int i) {
        int slot = 0;
        for (int j = 0; j < i; j++) {
            slot += kind(descriptor, j).slotSize();
        }
        return slot;
    }

    private static TypeKind kind(MethodTypeDesc descriptor, int i) {
        return TypeKind.from(descriptor.parameterType(i)).asLoadable();
    }
}
