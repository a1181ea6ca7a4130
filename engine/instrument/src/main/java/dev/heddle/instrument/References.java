package dev.heddle.instrument;

import dev.heddle.instrument.Calls.Call;
import dev.heddle.instrument.StandIns.Kind;
import dev.heddle.instrument.StandIns.StandIn;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The method references of one class to what is replaced or watched: `lock::unlock`, `Thread::new`, `list::add`.
///
/// A reference to a method that has a stand-in becomes one to the stand-in. A reference to a method that touches
/// plain memory becomes one to a new method of the class, as the compiler makes it for the lambda that would mean the
/// same; that one says what is about to happen, and calls.
final class References {
    private static final String METAFACTORY = "Ljava/lang/invoke/LambdaMetafactory;";
    private static final int FLAGS = AccessFlag.PRIVATE.mask() | AccessFlag.STATIC.mask() | AccessFlag.SYNTHETIC.mask();

    private final ClassModel type;
    private final Hierarchy hierarchy;
    private final StandIns standIns;
    private final Calls calls;
    /// By what they do, as a method may be rewritten twice.
    private final Map<Lambda, String> lambdas = new LinkedHashMap<>();

    /// A method that takes the place of a reference.
    ///
    /// @param reference  what it calls
    /// @param descriptor its own
    /// @param home       the method in which the reference stands
    /// @param line       and its line
    private record Lambda(
            DirectMethodHandleDesc reference, MethodTypeDesc descriptor, MethodRewriter.Home home, int line) {}

    References(ClassModel type, Hierarchy hierarchy, Probes probes) {
        this.type = type;
        this.hierarchy = hierarchy;
        this.standIns = probes.standIns();
        this.calls = new Calls(hierarchy, probes);
    }

    /// The call site with another method in the place of the original, or as it is.
    ///
    /// @param home where it stands
    /// @param line in which line
    InvokeDynamicInstruction replaced(
            CodeBuilder code, InvokeDynamicInstruction dynamic, MethodRewriter.Home home, int line) {
        var bootstrap = dynamic.bootstrapMethod();
        // The other metafactory is for lambdas that can be serialised, which remember the original by name.
        if (!bootstrap.owner().descriptorString().equals(METAFACTORY)
                || !bootstrap.methodName().equals("metafactory")
                || !(dynamic.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc reference)) {
            return dynamic;
        }
        var kind = kind(reference);
        if (kind == null || !reference.owner().descriptorString().startsWith("L")) {
            return dynamic;
        }
        var standIn = find(kind, reference);
        if (standIn != null) {
            return with(code, dynamic, standIn.handle(), captured(dynamic.typeSymbol(), kind, standIn));
        }
        return calls.areTold(call(kind, reference))
                ? with(code, dynamic, lambda(dynamic, kind, reference, home, line), dynamic.typeSymbol())
                : dynamic;
    }

    private static InvokeDynamicInstruction with(
            CodeBuilder code,
            InvokeDynamicInstruction dynamic,
            DirectMethodHandleDesc implementation,
            MethodTypeDesc type) {
        var arguments = dynamic.bootstrapArgs().toArray(ConstantDesc[]::new);
        arguments[1] = implementation;
        var site =
                DynamicCallSiteDesc.of(dynamic.bootstrapMethod(), dynamic.name().stringValue(), type, arguments);
        return InvokeDynamicInstruction.of(code.constantPool().invokeDynamicEntry(site));
    }

    /// The metafactory wants a captured receiver to have exactly the parameter's type.
    private static MethodTypeDesc captured(MethodTypeDesc type, Kind kind, StandIn standIn) {
        return kind == Kind.INSTANCE && type.parameterCount() == 1
                ? type.changeParameterType(0, standIn.receiver())
                : type;
    }

    private @Nullable StandIn find(Kind kind, DirectMethodHandleDesc reference) {
        var name = kind == Kind.CONSTRUCTOR ? "<init>" : reference.methodName();
        return standIns.find(hierarchy, kind, owner(reference), name + reference.lookupDescriptor());
    }

    private static Call call(Kind kind, DirectMethodHandleDesc reference) {
        return new Call(
                kind,
                owner(reference),
                kind == Kind.CONSTRUCTOR ? "<init>" : reference.methodName(),
                MethodTypeDesc.ofDescriptor(reference.lookupDescriptor()));
    }

    private static String owner(DirectMethodHandleDesc reference) {
        var descriptor = reference.owner().descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private static @Nullable Kind kind(DirectMethodHandleDesc reference) {
        return switch (reference.kind()) {
            case VIRTUAL, INTERFACE_VIRTUAL -> Kind.INSTANCE;
            case STATIC, INTERFACE_STATIC -> Kind.STATIC;
            case CONSTRUCTOR -> Kind.CONSTRUCTOR;
            default -> null;
        };
    }

    private DirectMethodHandleDesc lambda(
            InvokeDynamicInstruction dynamic,
            Kind kind,
            DirectMethodHandleDesc reference,
            MethodRewriter.Home home,
            int line) {
        var descriptor = MethodTypeDesc.ofDescriptor(reference.lookupDescriptor());
        var called = switch (kind) {
            case INSTANCE -> {
                var captured = dynamic.typeSymbol();
                yield descriptor.insertParameterTypes(
                        0, captured.parameterCount() == 1 ? captured.parameterType(0) : reference.owner());
            }
            case STATIC -> descriptor;
            case CONSTRUCTOR -> descriptor.changeReturnType(reference.owner());
        };
        var name = lambdas.computeIfAbsent(
                new Lambda(reference, called, home, line),
                _ -> "lambda$" + home.method().replaceAll("[<>]", "") + "$heddle" + lambdas.size());
        return MethodHandleDesc.ofMethod(
                type.flags().has(AccessFlag.INTERFACE)
                        ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC
                        : DirectMethodHandleDesc.Kind.STATIC,
                type.thisClass().asSymbol(),
                name,
                called);
    }

    /// Adds the new methods.
    void addMethods(ClassBuilder builder) {
        lambdas.forEach((lambda, name) ->
                builder.withMethodBody(name, lambda.descriptor(), FLAGS, code -> write(code, lambda)));
    }

    private void write(CodeBuilder code, Lambda lambda) {
        var reference = lambda.reference();
        var call = call(Objects.requireNonNull(kind(reference)), reference);
        if (lambda.line() > 0) {
            code.lineNumber(lambda.line());
        }
        if (call.kind() == Kind.CONSTRUCTOR) {
            code.new_(reference.owner()).dup();
        }
        int spill = 0;
        for (int i = 0; i < lambda.descriptor().parameterCount(); i++) {
            var parameter = TypeKind.from(lambda.descriptor().parameterType(i));
            code.loadLocal(parameter.asLoadable(), spill);
            spill += parameter.slotSize();
        }
        calls.tell(code, call, lambda.home(), lambda.line(), spill);
        var descriptor = MethodTypeDesc.ofDescriptor(reference.lookupDescriptor());
        var owner = reference.owner();
        switch (reference.kind()) {
            case VIRTUAL -> code.invokevirtual(owner, reference.methodName(), descriptor);
            case INTERFACE_VIRTUAL -> code.invokeinterface(owner, reference.methodName(), descriptor);
            case STATIC -> code.invokestatic(owner, reference.methodName(), descriptor, false);
            case INTERFACE_STATIC -> code.invokestatic(owner, reference.methodName(), descriptor, true);
            default -> code.invokespecial(owner, "<init>", descriptor);
        }
        code.return_(TypeKind.from(lambda.descriptor().returnType()).asLoadable());
    }
}
