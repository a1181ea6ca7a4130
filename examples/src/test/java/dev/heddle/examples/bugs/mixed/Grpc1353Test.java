package dev.heddle.examples.bugs.mixed;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// gRPC's round-robin balancer sends each new list of addresses on a channel, and holds its lock meanwhile. The
/// receiver of the list closes connections to the addresses that are gone, and tells the balancer so, which takes
/// the same lock. If the next list comes before that, each of the two waits for the other.
///
/// Source: gRPC #1353, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("grpc#1353")
final class Grpc1353Test {
    private static final class RoundRobin {
        final Chan<List<String>> lists;
        private final Mutex mu = new Mutex("balancer");
        private final Set<String> connected = new HashSet<>();

        RoundRobin(Chan<List<String>> lists) {
            this.lists = lists;
        }

        /// Waits for a receiver with the lock held.
        void update(List<String> addresses) {
            try (var _ = mu.hold()) {
                lists.send(addresses);
            }
        }

        /// Replaces a list that nobody has received yet, so it never waits. Only one goroutine does that at a time.
        void replace(List<String> addresses) {
            try (var _ = mu.hold()) {
                var _ = lists.tryReceive();
                lists.send(addresses);
            }
        }

        void up(String address) {
            try (var _ = mu.hold()) {
                connected.add(address);
            }
        }
    }

    private static void resolve(RoundRobin balancer, Consumer<List<String>> update) {
        Go.go("connections", () -> {
            for (var addresses : balancer.lists.range()) {
                addresses.forEach(balancer::up);
            }
        });
        Go.go("resolver", () -> {
            update.accept(List.of("10.0.0.1"));
            update.accept(List.of("10.0.0.2"));
            balancer.lists.close();
        });
    }

    @GoTest(expect = GoroutineLeak.class)
    void theNextListComesBeforeTheFirstIsDealtWith() {
        var balancer = new RoundRobin(Chan.unbuffered("addresses"));
        resolve(balancer, balancer::update);
    }

    @GoTest
    void theNextListReplacesTheFirst() {
        var balancer = new RoundRobin(Chan.buffered("addresses", 1));
        resolve(balancer, balancer::replace);
    }
}
