package dev.heddle.examples.bugs.mixed;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Ticker;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// etcd's simple tokens expire. A keeper goroutine is told of new tokens through a channel, and looks for expired
/// ones at every tick. Whoever assigns a token holds the lock of the tokens while it tells the keeper. If the
/// keeper is just then deleting an expired token, it waits for that lock, and the other for the keeper to
/// receive.
///
/// It needs a tick that comes between the lock and the send: `RACING`.
///
/// Source: etcd #7492, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("etcd#7492")
final class Etcd7492Test {
    private static final class Keeper {
        final Chan<String> added = Chan.unbuffered("added");
        final Chan<Unit> stop = Chan.unbuffered("stop");
        final RWMutex tokensMu = new RWMutex("tokens");
        private final Set<String> tokens = new HashSet<>();

        void run() {
            try (var ticker = new Ticker(Duration.ofMillis(1))) {
                while (Go.select(
                        added.receiving().to(true),
                        ticker.channel().receiving().map(_ -> {
                            try (var _ = tokensMu.hold()) {
                                tokens.clear();
                            }
                            return true;
                        }),
                        stop.receiving().to(false))) {}
            }
        }

        // tag::wrong[]
        void assignTellingUnderTheLock(String token) {
            try (var _ = tokensMu.hold()) {
                tokens.add(token);
                added.send(token);
            }
        }
        // end::wrong[]

        void assign(String token) {
            try (var _ = tokensMu.hold()) {
                tokens.add(token);
            }
            added.send(token);
        }
    }

    private static void authenticate(Keeper keeper, Consumer<String> assign) {
        Go.go("keeper", keeper::run);
        var users = new WaitGroup();
        for (var user : List.of("ann", "bob")) {
            users.go(() -> assign.accept(user));
        }
        users.await();
        keeper.stop.close();
    }

    // tag::tests[]
    @GoTest(expect = Deadlock.class, time = TimeModel.RACING)
    void theKeeperDeletesWhileItIsTold() {
        var keeper = new Keeper();
        authenticate(keeper, keeper::assignTellingUnderTheLock);
    }

    @GoTest(time = TimeModel.RACING)
    void theKeeperIsToldAfterTheLock() {
        var keeper = new Keeper();
        authenticate(keeper, keeper::assign);
    }
    // end::tests[]
}
