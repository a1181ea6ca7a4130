package dev.heddle.instrument;

import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which calls into the JDK are replaced by calls of which static methods.
final class StandIns {
    /// What a stand-in replaces.
    enum Kind {
        INSTANCE,
        STATIC,
        CONSTRUCTOR
    }

    /// One stand-in.
    ///
    /// @param original   the class of the JDK that has the method
    /// @param owner      the class that has the stand-in
    /// @param name       of the stand-in
    /// @param descriptor of the stand-in
    record StandIn(Class<?> original, ClassDesc owner, String name, MethodTypeDesc descriptor) {
        DirectMethodHandleDesc handle() {
            return MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, owner, name, descriptor);
        }

        /// The class of the receiver of an instance method.
        ClassDesc receiver() {
            return descriptor.parameterType(0);
        }
    }

    /// Says whether and how a class is read: from its annotations, which live elsewhere.
    ///
    /// @param original the class that it stands for
    /// @param kind     what one of its methods replaces
    record Reading(Function<Class<?>, Class<?>> original, Function<Method, Kind> kind) {}

    private record Key(Kind kind, String method) {}

    /// By kind, and name and descriptor of the original method without its receiver.
    private final Map<Key, List<StandIn>> byMethod = new HashMap<>();

    private StandIns() {}

    /// Reads the stand-ins of some classes.
    static StandIns of(List<Class<?>> classes, Reading reading) {
        var standIns = new StandIns();
        for (var type : classes) {
            var original = reading.original().apply(type);
            for (var method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())
                        && Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic()) {
                    standIns.add(original, method, reading.kind().apply(method));
                }
            }
        }
        return standIns;
    }

    private void add(Class<?> original, Method method, Kind kind) {
        var descriptor = descriptor(method);
        var replaced = switch (kind) {
            case INSTANCE -> {
                if (method.getParameterCount() == 0 || method.getParameterTypes()[0] != original) {
                    throw new IllegalArgumentException(
                            "the first parameter of " + method + " must be the receiver, a " + original.getName());
                }
                yield method.getName() + descriptor.dropParameterTypes(0, 1).descriptorString();
            }
            case STATIC -> method.getName() + descriptor.descriptorString();
            case CONSTRUCTOR ->
                "<init>"
                        + descriptor
                                .changeReturnType(ClassDesc.ofDescriptor("V"))
                                .descriptorString();
        };
        var owner = ClassDesc.ofDescriptor(method.getDeclaringClass().descriptorString());
        byMethod.computeIfAbsent(new Key(kind, replaced), _ -> new ArrayList<>())
                .add(new StandIn(original, owner, method.getName(), descriptor));
    }

    /// Every class inherits from `Object`, but most have a `hashCode` or `equals` of their own: calls of those
    /// stay.
    private static boolean inherits(Class<?> type, StandIn standIn) {
        if (standIn.original() != Object.class) {
            return standIn.original().isAssignableFrom(type);
        }
        var parameters = standIn.descriptor().dropParameterTypes(0, 1);
        return type.isInterface()
                || Stream.of(type.getMethods())
                        .filter(method -> method.getName().equals(standIn.name())
                                && descriptor(method).equals(parameters))
                        .allMatch(method -> method.getDeclaringClass() == Object.class);
    }

    private static MethodTypeDesc descriptor(Method method) {
        return MethodTypeDesc.ofDescriptor(MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString());
    }

    /// The stand-in for a call, or `null` if there is none.
    ///
    /// @param owner  the class by way of which the method is called
    /// @param method its name and descriptor
    @Nullable
    StandIn find(Hierarchy hierarchy, Kind kind, String owner, String method) {
        var candidates = byMethod.get(new Key(kind, method));
        if (candidates == null) {
            return null; // nearly always
        }
        var owners = switch (kind) {
            case INSTANCE -> hierarchy.jdkOwners(owner, method);
            case STATIC -> hierarchy.jdkOwnersOfStatic(owner, method);
            case CONSTRUCTOR -> owner.startsWith("java/") ? hierarchy.jdkOwners(owner, method) : List.<Class<?>>of();
        };
        StandIn best = null;
        for (var candidate : candidates) {
            var fits = switch (kind) {
                case CONSTRUCTOR -> owners.contains(candidate.original());
                case STATIC -> owners.stream().anyMatch(candidate.original()::isAssignableFrom);
                case INSTANCE -> owners.stream().anyMatch(type -> inherits(type, candidate));
            };
            if (fits && (best == null || best.original().isAssignableFrom(candidate.original()))) {
                best = candidate;
            }
        }
        return best;
    }
}
