package dev.heddle.instrument;

import dev.heddle.operation.Site;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.probe.PlainCollections;
import dev.heddle.probe.Watching;
import org.jspecify.annotations.Nullable;

/// The probes of Heddle's runtime.
final class RuntimeProbes {
    static final Probes PROBES =
            new Probes(Watching.class.getPackageName(), StandIns.none(), RuntimeProbes::whole, new Numbers());

    private RuntimeProbes() {}

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
