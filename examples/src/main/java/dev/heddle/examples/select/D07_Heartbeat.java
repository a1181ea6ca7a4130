package dev.heddle.examples.select;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.time.Ticker;
import java.time.Duration;

/// How is something done every now and then, until it is enough?
///
/// A `Ticker` sends the time at each interval. It must be stopped, or it goes on for ever; try-with-resources does
/// that.
///
/// The Go program: none of the tutorials'; `time.NewTicker` in a select.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=select.D07_Heartbeat`
///
/// It prints:
///
/// ```
/// tick
/// tick
/// tick
/// enough
/// ```
final class D07_Heartbeat {
    static void main() {
        Go.run(() -> {
            var enough = Chan.<Integer>buffered("enough", 1);
            try (var ticker = new Ticker(Duration.ofMillis(10))) {
                for (int ticks = 1; enough.length() == 0; ticks++) {
                    IO.println(Go.select(
                            ticker.channel().receiving().to("tick"),
                            Case.after(Duration.ofSeconds(10)).to("the ticker has stopped")));
                    if (ticks == 3) {
                        enough.send(ticks);
                    }
                }
            }
            IO.println("enough");
        });
    }
}
