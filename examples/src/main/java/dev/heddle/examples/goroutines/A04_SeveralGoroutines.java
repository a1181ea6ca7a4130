package dev.heddle.examples.goroutines;

import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;

/// Do several goroutines run one after the other, or at the same time?
///
/// At the same time: all of them sleep side by side, so the whole takes as long as one of them.
///
/// The loop variable needs a copy that a lambda may use. That is Java's rule, and it rules out the bug that Go had
/// before version 1.22, where all goroutines shared one loop variable (`mistakes.SharingTest` rebuilds it).
///
/// The Go program: *Multiple goroutines*, three workers by number.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=goroutines.A04_SeveralGoroutines`
///
/// It prints, in any order:
///
/// ```
/// Worker 1 starting
/// Worker 2 starting
/// Worker 3 starting
/// Worker 1 done
/// Worker 2 done
/// Worker 3 done
/// ```
final class A04_SeveralGoroutines {
    static void main() {
        Go.run(() -> {
            for (int i = 1; i <= 3; i++) {
                int id = i;
                Go.go(() -> worker(id));
            }
            Time.sleep(Duration.ofMillis(150));
        });
    }

    static void worker(int id) {
        IO.println("Worker " + id + " starting");
        Time.sleep(Duration.ofMillis(20));
        IO.println("Worker " + id + " done");
    }
}
