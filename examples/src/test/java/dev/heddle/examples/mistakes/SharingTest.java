package dev.heddle.examples.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.explore.Races;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.util.concurrent.atomic.AtomicInteger;

/// Sharing variables without agreeing on who may touch them when. `Shared` stands for a plain field.
final class SharingTest {
    // tag::race[]
    @GoTest(expect = DataRace.class)
    void aCounterWithoutALock() {
        var counter = new Shared<>("counter", 0);
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> counter.set(counter.get() + 1));
        }
        wg.await();
    }
    // end::race[]

    /// With `INTERLEAVE` the race is let happen, to see what comes of it: an increment is lost.
    @GoTest(races = Races.INTERLEAVE, expect = AssertionFailed.class)
    void whatBecomesOfACounterWithoutALock() {
        var counter = new Shared<>("counter", 0);
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> counter.set(counter.get() + 1));
        }
        wg.await();
        assertThat(counter.get()).isEqualTo(2);
    }

    @GoTest
    void aCounterWithALock() {
        var mu = new Mutex("counter");
        var counter = new Shared<>("counter", 0);
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> {
                try (var _ = mu.hold()) {
                    counter.set(counter.get() + 1);
                }
            });
        }
        wg.await();
        assertThat(counter.get()).isEqualTo(2);
    }

    /// Each access is guarded, and the two together are not: between the look and the change somebody else comes
    /// in.
    @GoTest(expect = AssertionFailed.class)
    void aLockForEachHalf() {
        var mu = new Mutex("account");
        var balance = new Shared<>("balance", 100);
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> {
                boolean enough;
                try (var _ = mu.hold()) {
                    enough = balance.get() >= 80;
                }
                if (enough) {
                    try (var _ = mu.hold()) {
                        balance.set(balance.get() - 80);
                    }
                }
            });
        }
        wg.await();
        assertThat(balance.get()).isNotNegative();
    }

    @GoTest
    void aLockForTheWhole() {
        var mu = new Mutex("account");
        var balance = new Shared<>("balance", 100);
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> {
                try (var _ = mu.hold()) {
                    if (balance.get() >= 80) {
                        balance.set(balance.get() - 80);
                    }
                }
            });
        }
        wg.await();
        assertThat(balance.get()).isEqualTo(20);
    }

    /// Each step of an AtomicInteger is atomic, and the two together are not.
    @GoTest(expect = AssertionFailed.class)
    void anAtomicVariableReadAndThenWritten() {
        var mu = new Mutex("step");
        var counter = new AtomicInteger();
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> {
                int seen;
                try (var _ = mu.hold()) {
                    seen = counter.get();
                }
                try (var _ = mu.hold()) {
                    counter.set(seen + 1);
                }
            });
        }
        wg.await();
        assertThat(counter).hasValue(2);
    }

    /// Go before 1.22: one loop variable, which all goroutines share and the loop goes on changing.
    @GoTest(expect = DataRace.class)
    void oneLoopVariableForAllGoroutines() {
        var i = new Shared<>("i", 0);
        var wg = new WaitGroup();
        for (; i.get() < 2; i.set(i.get() + 1)) {
            wg.go(() -> assertThat(i.get()).isLessThan(2));
        }
        wg.await();
    }

    @GoTest
    void aCopyForEachGoroutine() {
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            int copy = i;
            wg.go(() -> assertThat(copy).isLessThan(2));
        }
        wg.await();
    }

    /// The value is handed over, and changed afterwards all the same.
    @GoTest(expect = DataRace.class)
    void aValueChangedAfterItWasSent() {
        var letters = Chan.<Shared<String>>unbuffered("letters");
        Go.go(
                "reader",
                () -> assertThat(letters.receiveOr(new Shared<>("")).get()).isNotEmpty());
        var letter = new Shared<>("letter", "Dear Ada");
        letters.send(letter);
        letter.set("Dear Bob");
    }

    @GoTest
    void aValueLeftAloneAfterItWasSent() {
        var letters = Chan.<Shared<String>>unbuffered("letters");
        Go.go(
                "reader",
                () -> assertThat(letters.receiveOr(new Shared<>("")).get()).isNotEmpty());
        var letter = new Shared<>("letter", "Dear Ada");
        letter.set("Dear Bob");
        letters.send(letter);
    }

    /// A flag tells main that the data is there. Nothing makes main see both in this order.
    @GoTest(expect = DataRace.class)
    void aPlainFlagInsteadOfAChannel() {
        var data = new Shared<>("data", "");
        var isReady = new Shared<>("is ready", false);
        Go.go("loader", () -> {
            data.set("loaded");
            isReady.set(true);
        });
        if (isReady.get()) {
            assertThat(data.get()).isEqualTo("loaded");
        }
    }

    @GoTest
    void aChannelInsteadOfAFlag() {
        var data = new Shared<>("data", "");
        var ready = Chan.<Void>unbuffered("ready");
        Go.go("loader", () -> {
            data.set("loaded");
            ready.close();
        });
        ready.receive();
        assertThat(data.get()).isEqualTo("loaded");
    }
}
