package dev.heddle.instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The bytecode of the running JDK: what a method comes to that calls others.
///
/// Of a call only those methods are followed that concern threads. An abstract one is taken for all that implement
/// it there; one that is overridden is not taken for those that override it, unless the class of the receiver is
/// given.
final class JdkCode {
    /// A method by its class's internal name, its name and its descriptor.
    record Method(String owner, String name, String descriptor) {
        static Method of(MemberRefEntry reference) {
            return new Method(
                    reference.owner().asInternalName(),
                    reference.name().stringValue(),
                    reference.type().stringValue());
        }

        String signature() {
            return name + descriptor;
        }

        @Override
        public String toString() {
            return owner + "." + name;
        }
    }

    /// A call in the code of a method.
    ///
    /// @param isVirtual whether the class of the receiver decides which method it is
    private record Call(Method method, boolean isVirtual) {}

    private static final List<String> FOLLOWED = List.of(
            "java/util/concurrent/",
            "java/util/Timer",
            "java/util/TaskQueue",
            "java/lang/Object",
            "java/lang/Thread",
            "java/lang/VirtualThread",
            "java/lang/BaseVirtualThread",
            "java/lang/ref/ReferenceQueue",
            "jdk/internal/misc/Unsafe",
            "jdk/internal/vm/");

    private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
    private final Map<Method, List<Call>> calls = new HashMap<>();
    private final Map<Method, List<Method>> implementers = new HashMap<>();
    private final List<String> known;

    /// @param known the classes in which an abstract method may be implemented, by their internal names
    JdkCode(List<String> known) {
        this.known = List.copyOf(known);
    }

    // ---- classes ----

    /// A class of the JDK or of the class path; `null` if there is none.
    @Nullable
    ClassModel model(String internalName) {
        return classes.computeIfAbsent(internalName, JdkCode::read).orElse(null);
    }

    /// [#model] of a class that is there.
    ClassModel known(String internalName) {
        return Objects.requireNonNull(model(internalName), internalName);
    }

    private static Optional<ClassModel> read(String internalName) {
        var file = internalName + ".class";
        try (var in = internalName.startsWith("dev/heddle/")
                ? JdkCode.class.getClassLoader().getResourceAsStream(file)
                : Object.class.getModule().getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a class is another one or extends or implements it.
    boolean isA(String type, String other) {
        var model = model(type);
        return type.equals(other) || model != null && above(model).stream().anyMatch(above -> isA(above, other));
    }

    private static List<String> above(ClassModel model) {
        var above = new ArrayList<String>();
        model.superclass().map(ClassEntry::asInternalName).ifPresent(above::add);
        model.interfaces().forEach(type -> above.add(type.asInternalName()));
        return above;
    }

    /// The method that a call by way of a class means; `null` if it is one of a class that is not there.
    @Nullable
    Method resolve(String type, Method method) {
        var model = model(type);
        if (model == null) {
            return null;
        }
        if (find(model, method) != null) {
            return new Method(type, method.name(), method.descriptor());
        }
        Method isAbstract = null;
        for (var above : above(model)) {
            var found = resolve(above, method);
            if (found != null && !is(found, AccessFlag.ABSTRACT)) {
                return found;
            }
            isAbstract = isAbstract == null ? found : isAbstract;
        }
        return isAbstract;
    }

    private static @Nullable MethodModel find(ClassModel model, Method method) {
        return model.methods().stream()
                .filter(m -> m.methodName().equalsString(method.name())
                        && m.methodType().equalsString(method.descriptor()))
                .findFirst()
                .orElse(null);
    }

    /// Whether there is such a method, and it has a flag.
    boolean is(Method method, AccessFlag flag) {
        var model = model(method.owner());
        var found = model == null ? null : find(model, method);
        return found != null && found.flags().has(flag);
    }

    // ---- calls ----

    /// Whether a method comes to one of certain kinds.
    ///
    /// @param goals    which methods those are
    /// @param receiver the class of the receiver, by whose methods those of the JDK call each other; then what is
    ///                 abstract leads nowhere. `null` for any
    boolean reaches(Method method, Predicate<Method> goals, @Nullable String receiver) {
        var seen = new HashSet<Method>();
        var open = new ArrayDeque<Method>();
        open.addAll(called(new Call(method, true), receiver));
        while (!open.isEmpty()) {
            var next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            if (goals.test(next)) {
                return true;
            }
            for (var call : calls.computeIfAbsent(next, this::calls)) {
                open.addAll(called(call, receiver));
            }
        }
        return false;
    }

    private List<Method> called(Call call, @Nullable String receiver) {
        var method = call.method();
        if (FOLLOWED.stream().noneMatch(method.owner()::startsWith)) {
            return List.of();
        }
        var type = call.isVirtual() && receiver != null && isA(receiver, method.owner()) ? receiver : method.owner();
        var found = resolve(type, method);
        if (found == null || found.owner().startsWith("dev/heddle/")) {
            return List.of();
        }
        if (!is(found, AccessFlag.ABSTRACT)) {
            return List.of(found);
        }
        return receiver != null ? List.of() : implementers.computeIfAbsent(found, this::implementers);
    }

    private List<Method> implementers(Method method) {
        return known.stream()
                .filter(type -> isA(type, method.owner()))
                .map(type -> new Method(type, method.name(), method.descriptor()))
                .filter(m -> model(m.owner()) instanceof ClassModel model
                        && find(model, m) != null
                        && !is(m, AccessFlag.ABSTRACT))
                .toList();
    }

    private List<Call> calls(Method method) {
        var model = model(method.owner());
        var found = model == null ? null : find(model, method);
        if (found == null || found.code().isEmpty()) {
            return List.of();
        }
        var calls = new ArrayList<Call>();
        for (var element : found.code().get()) {
            switch (element) {
                case InvokeInstruction call ->
                    calls.add(new Call(
                            Method.of(call.method()),
                            call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE));
                case InvokeDynamicInstruction dynamic ->
                    dynamic.bootstrapArgs().stream()
                            .filter(DirectMethodHandleDesc.class::isInstance)
                            .map(DirectMethodHandleDesc.class::cast)
                            .map(handle -> new Method(
                                    internalName(handle.owner().descriptorString()),
                                    handle.methodName(),
                                    handle.lookupDescriptor()))
                            .forEach(lambda -> calls.add(new Call(lambda, false)));
                default -> {}
            }
        }
        return calls;
    }

    private static String internalName(String descriptor) {
        return descriptor.substring(1, descriptor.length() - 1);
    }

    /// Whether a method itself, or one of its class that it calls, accesses memory that threads share: by a handle,
    /// or a volatile field.
    boolean accesses(Method method) {
        return reaches(method, this::accessesItself, null);
    }

    private boolean accessesItself(Method method) {
        var model = model(method.owner());
        var found = model == null ? null : find(model, method);
        return found != null
                && found.code().isPresent()
                && found.code().get().elementStream().anyMatch(element -> switch (element) {
                    case FieldInstruction field -> isVolatile(field);
                    case InvokeInstruction call ->
                        Set.of("java/lang/invoke/VarHandle", "jdk/internal/misc/Unsafe")
                                .contains(call.owner().asInternalName());
                    default -> false;
                });
    }

    private boolean isVolatile(FieldInstruction instruction) {
        var model = model(instruction.owner().asInternalName());
        return model != null
                && model.fields().stream()
                        .anyMatch(field -> field.fieldName().equals(instruction.name())
                                && field.flags().has(AccessFlag.VOLATILE));
    }
}
