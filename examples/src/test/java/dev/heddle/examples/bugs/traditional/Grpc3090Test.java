package dev.heddle.examples.bugs.traditional;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.Races;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// gRPC's wrapper of a resolver stores what the builder returns. The builder has started a goroutine that may
/// report a state before, and then the report reads the field that is being set. If it is not set yet, that is
/// also a null.
///
/// Source: gRPC #3090, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("grpc#3090")
final class Grpc3090Test {
    private static final class ResolverWrapper {
        private final Mutex mu = new Mutex("wrapper");
        private @Nullable String resolver;

        /// What the resolver's goroutine calls.
        void updateState() {
            try (var _ = mu.hold()) {
                poll();
            }
        }

        private void poll() {
            Objects.requireNonNull(resolver, "resolver").length();
        }

        void build() {
            resolver = start();
        }

        void buildUnderTheLock() {
            try (var _ = mu.hold()) {
                resolver = start();
            }
        }

        private String start() {
            Go.go("resolver", this::updateState);
            return "dns";
        }
    }

    @GoTest(expect = DataRace.class)
    void theResolverReportsBeforeItIsStored() {
        new ResolverWrapper().build();
    }

    @GoTest(expect = Panicked.class, races = Races.INTERLEAVE)
    void theResolverIsNullForWhoComesFirst() {
        new ResolverWrapper().build();
    }

    @GoTest
    void theReportWaitsUntilItIsStored() {
        new ResolverWrapper().buildUnderTheLock();
    }
}
