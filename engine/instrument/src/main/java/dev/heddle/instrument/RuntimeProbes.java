package dev.heddle.instrument;

import dev.heddle.operation.Site;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.probe.Watching;

/// The probes of Heddle's runtime.
final class RuntimeProbes {
    static final Probes PROBES =
            new Probes(Watching.class.getPackageName(), StandIns.none(), (_, _, _) -> null, new Numbers());

    private RuntimeProbes() {}

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
