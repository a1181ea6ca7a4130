package dev.heddle.instrument;

import dev.heddle.instrument.StandIns.Kind;
import dev.heddle.instrument.StandIns.StandIn;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/// Method references to what has a stand-in: `lock::unlock`, `Thread::new`.
///
/// @param hierarchy of the classes
/// @param standIns  calls that are replaced
record References(Hierarchy hierarchy, StandIns standIns) {
    private static final String METAFACTORY = "Ljava/lang/invoke/LambdaMetafactory;";

    /// The call site with the stand-in in the place of the original, or as it is.
    InvokeDynamicInstruction replaced(CodeBuilder code, InvokeDynamicInstruction dynamic) {
        var bootstrap = dynamic.bootstrapMethod();
        // The other metafactory is for lambdas that can be serialised, which remember the original by name.
        if (!bootstrap.owner().descriptorString().equals(METAFACTORY)
                || !bootstrap.methodName().equals("metafactory")
                || !(dynamic.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc reference)) {
            return dynamic;
        }
        var standIn = find(reference);
        if (standIn == null) {
            return dynamic;
        }
        var arguments = dynamic.bootstrapArgs().toArray(ConstantDesc[]::new);
        arguments[1] = standIn.handle();
        var site = DynamicCallSiteDesc.of(
                bootstrap, dynamic.name().stringValue(), captured(dynamic.typeSymbol(), reference, standIn), arguments);
        return InvokeDynamicInstruction.of(code.constantPool().invokeDynamicEntry(site));
    }

    /// The metafactory wants a captured receiver to have exactly the parameter's type.
    private static MethodTypeDesc captured(MethodTypeDesc type, DirectMethodHandleDesc reference, StandIn standIn) {
        return kind(reference) == Kind.INSTANCE && type.parameterCount() == 1
                ? type.changeParameterType(0, standIn.receiver())
                : type;
    }

    private @Nullable StandIn find(DirectMethodHandleDesc reference) {
        var kind = kind(reference);
        if (kind == null) {
            return null;
        }
        var owner = reference.owner().descriptorString();
        if (!owner.startsWith("L")) {
            return null;
        }
        var name = kind == Kind.CONSTRUCTOR ? "<init>" : reference.methodName();
        return standIns.find(
                hierarchy, kind, owner.substring(1, owner.length() - 1), name + reference.lookupDescriptor());
    }

    private static @Nullable Kind kind(DirectMethodHandleDesc reference) {
        return switch (reference.kind()) {
            case VIRTUAL, INTERFACE_VIRTUAL -> Kind.INSTANCE;
            case STATIC, INTERFACE_STATIC -> Kind.STATIC;
            case CONSTRUCTOR -> Kind.CONSTRUCTOR;
            default -> null;
        };
    }
}
