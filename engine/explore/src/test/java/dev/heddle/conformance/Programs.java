package dev.heddle.conformance;

import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.GoPanic;
import dev.heddle.ReceiveChan;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Small steps that many of the programs share.
final class Programs {
    private Programs() {}

    /// Runs `body` and recovers the panic it must end with.
    static GoPanic panicOf(GoBody body) throws Exception {
        return thrownBy(GoPanic.class, body);
    }

    /// Runs `body` and catches the exception it must end with. It catches nothing else, above all not the unwinding
    /// of [Go#exit].
    static <E extends Exception> E thrownBy(Class<E> type, GoBody body) throws Exception {
        try {
            body.run();
        } catch (Exception e) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
            throw e;
        }
        throw new AssertionError("expected " + type.getSimpleName() + ", but the body returned");
    }

    /// Lets the other goroutines run until they block: certain in deterministic mode, where time moves only then,
    /// likely
    /// in parallel mode. Assert after it only what must also hold if they have not come that far.
    static void letOthersBlock() {
        Time.sleep(Duration.ofMillis(2));
    }

    /// Everything that arrives until the channel is closed.
    static <T> List<T> drain(ReceiveChan<T> channel) {
        var values = new ArrayList<T>();
        for (T value : channel.range()) {
            values.add(value);
        }
        return values;
    }

    /// Tries to receive until it works: somebody will send.
    static <T> T poll(ReceiveChan<T> channel) {
        while (true) {
            Optional<T> value = channel.tryReceive();
            if (value.isPresent()) {
                return value.get();
            }
            Go.yieldNow();
        }
    }

    /// Runs `body` in so many goroutines and waits for all.
    static void inGoroutines(int count, GoBody body) {
        var all = new WaitGroup();
        for (int i = 0; i < count; i++) {
            all.go(body);
        }
        all.await();
    }

    static Duration millis(int amount) {
        return Duration.ofMillis(amount);
    }
}
