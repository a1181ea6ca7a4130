package dev.heddle.instrument;

import dev.heddle.instrument.StandIns.Kind;
import dev.heddle.instrument.StandIns.Reading;
import dev.heddle.operation.Site;
import dev.heddle.probe.BaseClasses;
import dev.heddle.probe.BaseFor;
import dev.heddle.probe.OfConstructor;
import dev.heddle.probe.OfStatic;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.probe.PlainCollections;
import dev.heddle.probe.StandInClasses;
import dev.heddle.probe.StandsFor;
import dev.heddle.probe.Watching;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The probes of Heddle's runtime.
final class RuntimeProbes {
    static final Probes PROBES = new Probes(
            Watching.class.getPackageName(),
            StandIns.of(StandInClasses.all(), new Reading(RuntimeProbes::original, RuntimeProbes::kind)),
            bases(),
            RuntimeProbes::whole,
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

    private static @Nullable String whole(String owner, String method, String descriptor) {
        return switch (PlainCollections.of(owner, method, descriptor)) {
            case null -> null;
            case READ -> "readWhole";
            case WRITE -> "writeWhole";
            case ORDERS -> "orders";
        };
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
