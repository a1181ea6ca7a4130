package dev.heddle.instrument;

import dev.heddle.instrument.Probes.Touch;
import dev.heddle.instrument.StandIns.Kind;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is said before a call of the JDK that touches plain memory: the receiver as a whole, or arguments.
///
/// @param hierarchy of the classes
/// @param probes    what to call
record Calls(Hierarchy hierarchy, Probes probes) {
    private static final String CLONE = "clone";
    private static final String CONCATENATION = "Ljava/lang/invoke/StringConcatFactory;";
    /// The types that text is most often made of.
    private static final Set<String> UNCHANGING = Set.of(
            "Ljava/lang/Boolean;",
            "Ljava/lang/Character;",
            "Ljava/lang/Double;",
            "Ljava/lang/Integer;",
            "Ljava/lang/Long;",
            "Ljava/lang/String;");

    /// A call.
    ///
    /// @param kind       what is called
    /// @param owner      the class by way of which it is called, by its internal name
    /// @param method     the method
    /// @param descriptor of the method
    record Call(Kind kind, String owner, String method, MethodTypeDesc descriptor) {
        boolean isCloneOfArray() {
            return owner.startsWith("[") && method.equals(CLONE);
        }
    }

    /// A receiver that is touched as a whole.
    ///
    /// @param type  the class of the JDK whose method is called
    /// @param probe that announces it
    private record Receiver(Class<?> type, String probe) {}

    /// Whether anything is to be said before a call.
    boolean areTold(Call call) {
        return call.isCloneOfArray()
                || receiver(call) != null
                || !arguments(call).isEmpty();
    }

    /// Says it: `receiver`, arguments -> `receiver`, arguments.
    ///
    /// @param home  where the code stands
    /// @param line  and in which line
    /// @param spill the first local variable that the method does not use
    void tell(CodeBuilder code, Call call, MethodRewriter.Home home, int line, int spill) {
        if (call.isCloneOfArray()) {
            int place = probes.places().element(home.site(line));
            Accesses.ofObject(code, c -> {
                c.loadConstant(0).loadConstant(Integer.MAX_VALUE);
                probes.elements(c, "readElements", place);
            });
            return;
        }
        var receiver = receiver(call);
        if (receiver != null) {
            int place = probes.places().whole(receiver.type().getName(), call.method(), home.site(line));
            Accesses.underArguments(code, call.descriptor(), spill, c -> probes.whole(c, receiver.probe(), place));
        }
        var arguments = arguments(call);
        if (!arguments.isEmpty()) {
            Accesses.spill(code, call.descriptor(), spill);
            for (var touch : arguments) {
                tell(code, touch, call, home, line, spill);
            }
            Accesses.reload(code, call.descriptor(), spill);
        }
    }

    /// Says it before text is made by the `+` of strings: arguments -> arguments.
    void tellText(CodeBuilder code, InvokeDynamicInstruction dynamic, MethodRewriter.Home home, int line, int spill) {
        if (!dynamic.bootstrapMethod().owner().descriptorString().equals(CONCATENATION)) {
            return;
        }
        var type = dynamic.typeSymbol();
        if (type.parameterList().stream().allMatch(Calls::isPlainText)) {
            return;
        }
        Accesses.spill(code, type, spill);
        for (int i = 0; i < type.parameterCount(); i++) {
            var parameter = type.parameterType(i);
            if (!isPlainText(parameter)) {
                Accesses.loadArgument(code, type, i, spill);
                var descriptor = parameter.descriptorString();
                var name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
                probes.whole(code, "readWhole", probes.places().whole(name, "toString", home.site(line)));
            }
        }
        Accesses.reload(code, type, spill);
    }

    /// Whether nothing is looked at to make text of it, except itself.
    private static boolean isPlainText(ClassDesc type) {
        return !type.isClassOrInterface() || UNCHANGING.contains(type.descriptorString());
    }

    private void tell(CodeBuilder code, Touch touch, Call call, MethodRewriter.Home home, int line, int spill) {
        var site = home.site(line);
        Accesses.loadArgument(code, call.descriptor(), touch.argument(), spill);
        if (!touch.isArray()) {
            var name = call.kind() == Kind.CONSTRUCTOR ? "<init>" : call.method();
            int place = probes.places().whole(call.owner().replace('/', '.'), name, site);
            probes.whole(code, touch.probe(), place);
            return;
        }
        if (touch.from() < 0) {
            code.loadConstant(0);
        } else {
            Accesses.loadArgument(code, call.descriptor(), touch.from(), spill);
        }
        if (touch.to() < 0) {
            code.loadConstant(Integer.MAX_VALUE);
        } else {
            Accesses.loadArgument(code, call.descriptor(), touch.to(), spill);
            if (touch.isLength()) {
                Accesses.loadArgument(code, call.descriptor(), touch.from(), spill);
                code.iadd();
            }
        }
        probes.elements(code, touch.probe(), probes.places().element(site));
    }

    private @Nullable Receiver receiver(Call call) {
        if (call.kind() == Kind.INSTANCE) {
            var descriptor = call.descriptor().descriptorString();
            for (var type : hierarchy.jdkOwners(call.owner(), call.method() + descriptor)) {
                var probe = probes.memory().receiver(type.getName().replace('.', '/'), call.method(), descriptor);
                if (probe != null) {
                    return new Receiver(type, probe);
                }
            }
        }
        return null;
    }

    private List<Touch> arguments(Call call) {
        if (!call.owner().startsWith("java/")) {
            return List.of();
        }
        return probes.memory().arguments(call.kind(), call.owner(), call.method(), call.descriptor());
    }
}
