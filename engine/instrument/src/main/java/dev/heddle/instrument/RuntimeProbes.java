package dev.heddle.instrument;

import dev.heddle.instrument.Probes.Touch;
import dev.heddle.instrument.StandIns.Kind;
import dev.heddle.instrument.StandIns.Reading;
import dev.heddle.operation.Site;
import dev.heddle.probe.BaseClasses;
import dev.heddle.probe.BaseFor;
import dev.heddle.probe.OfConstructor;
import dev.heddle.probe.OfStatic;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.probe.PlainArguments;
import dev.heddle.probe.PlainArguments.Part;
import dev.heddle.probe.PlainCollections;
import dev.heddle.probe.StandInClasses;
import dev.heddle.probe.StandsFor;
import dev.heddle.probe.Watching;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The probes of Heddle's runtime.
final class RuntimeProbes {
    static final Probes PROBES = new Probes(
            Watching.class.getPackageName(),
            StandIns.of(StandInClasses.all(), new Reading(RuntimeProbes::original, RuntimeProbes::kind)),
            bases(),
            new Methods(),
            new Numbers());

    private RuntimeProbes() {}

    private static Class<?> original(Class<?> standIns) {
        return standIns.getAnnotation(StandsFor.class).value();
    }

    private static Kind kind(Method standIn) {
        if (standIn.isAnnotationPresent(OfConstructor.class)) {
            return Kind.CONSTRUCTOR;
        }
        return standIn.isAnnotationPresent(OfStatic.class) ? Kind.STATIC : Kind.INSTANCE;
    }

    private static Map<String, ClassDesc> bases() {
        return BaseClasses.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        base -> base.getAnnotation(BaseFor.class)
                                .value()
                                .getName()
                                .replace('.', '/'),
                        base -> ClassDesc.ofDescriptor(base.descriptorString())));
    }

    /// The tables of the runtime.
    private static final class Methods implements Probes.PlainMethods {
        @Override
        public @Nullable String receiver(String owner, String method, String descriptor) {
            return switch (PlainCollections.of(owner, method, descriptor)) {
                case null -> null;
                case READ -> "readWhole";
                case WRITE -> "writeWhole";
                case ORDERS -> "orders";
            };
        }

        @Override
        public List<Touch> arguments(Kind kind, String owner, String method, MethodTypeDesc descriptor) {
            var touches = switch (kind) {
                case INSTANCE -> PlainArguments.ofInstance(owner, method, descriptor);
                case STATIC -> PlainArguments.ofStatic(owner, method, descriptor);
                case CONSTRUCTOR -> PlainArguments.ofConstructor(owner, descriptor);
            };
            return touches.stream().map(Methods::touch).toList();
        }

        @Override
        public boolean makesShared(String owner, String method) {
            return PlainCollections.makesShared(owner, method);
        }

        private static Touch touch(PlainArguments.Touch touch) {
            var probe = (touch.isWrite() ? "write" : "read")
                    + switch (touch.part()) {
                        case WHOLE -> "Whole";
                        case ELEMENTS -> "Elements";
                        case CONTENTS -> "Contents";
                    };
            return new Touch(
                    probe, touch.argument(), touch.part() == Part.ELEMENTS, touch.from(), touch.to(), touch.isLength());
        }
    }

    /// The JVM's table of places.
    private static final class Numbers implements Probes.Places {
        @Override
        public int field(String declaring, String member, boolean isStatic, Site site) {
            return Places.add(isStatic ? Place.Kind.STATIC : Place.Kind.FIELD, declaring, member, site);
        }

        @Override
        public int element(Site site) {
            return Places.add(Place.Kind.ELEMENT, "", "", site);
        }

        @Override
        public int whole(String type, String method, Site site) {
            return Places.add(Place.Kind.WHOLE, type, method, site);
        }
    }
}
