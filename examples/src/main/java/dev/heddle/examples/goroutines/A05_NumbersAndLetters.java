package dev.heddle.examples.goroutines;

import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;

/// In which order do two goroutines take their turns?
///
/// In no order that can be relied on. Numbers and letters mix; only the numbers among themselves, and the letters,
/// keep their order.
///
/// The Go program: *Running multiple goroutines*, `printNumbers` and `printLetters`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=goroutines.A05_NumbersAndLetters`
///
/// It prints, in any order:
///
/// ```
/// 1
/// A
/// B
/// 2
/// C
/// 3
/// D
/// 4
/// E
/// 5
/// ```
final class A05_NumbersAndLetters {
    static void main() {
        Go.run(() -> {
            Go.go(() -> printNumbers());
            Go.go(() -> printLetters());
            Time.sleep(Duration.ofMillis(200));
        });
    }

    static void printNumbers() {
        for (int i = 1; i <= 5; i++) {
            IO.println(i);
            Time.sleep(Duration.ofMillis(10));
        }
    }

    static void printLetters() {
        for (char c = 'A'; c <= 'E'; c++) {
            IO.println(c);
            Time.sleep(Duration.ofMillis(10));
        }
    }
}
