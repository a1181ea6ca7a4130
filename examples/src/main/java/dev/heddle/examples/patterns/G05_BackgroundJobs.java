package dev.heddle.examples.patterns;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import dev.heddle.SendChan;
import java.util.Map;
import java.util.TreeMap;

/// How is something done in the background, and not lost when the program ends?
///
/// Main hands the lines over and goes on with its work; the buffer takes what comes faster than it is processed. At
/// the end main closes the channel and waits for the summary. Without that wait, the end of main would drop what is
/// left.
///
/// The Go program: *Background tasks*, `go processLogs()`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=patterns.G05_BackgroundJobs`
///
/// It prints:
///
/// ```
/// main has done its work
/// {ERROR=1, INFO=3, WARN=2}
/// ```
final class G05_BackgroundJobs {
    static void main() {
        Go.run(() -> {
            var lines = Chan.<String>buffered("lines", 3);
            var summary = Chan.<Map<String, Integer>>unbuffered("summary");
            Go.go("log processor", () -> processLogs(lines, summary));

            for (var level : new String[] {"INFO", "WARN", "INFO", "ERROR", "WARN", "INFO"}) {
                lines.send(level + " something has happened");
            }
            IO.println("main has done its work");

            lines.close();
            IO.println(summary.receive());
        });
    }

    static void processLogs(ReceiveChan<String> lines, SendChan<Map<String, Integer>> summary) {
        var count = new TreeMap<String, Integer>();
        for (var line : lines.range()) {
            count.merge(line.substring(0, line.indexOf(' ')), 1, Integer::sum);
        }
        summary.send(count);
    }
}
