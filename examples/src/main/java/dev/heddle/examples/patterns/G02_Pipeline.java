package dev.heddle.examples.patterns;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// How is work done in several stages at the same time?
///
/// Each stage is a goroutine between two channels. It closes its own channel when the one before it is closed, so
/// the end runs through the pipeline by itself. Each stage works on another value at any moment, and the order
/// stays.
///
/// The Go program: *Real-world use cases*, pipelines.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=patterns.G02_Pipeline`
///
/// It prints:
///
/// ```
/// [(ADA), (GRACE), (BARBARA)]
/// ```
final class G02_Pipeline {
    static void main() {
        Go.run(() -> IO.println(pipeline(List.of("ada ", " grace", "barbara"))));
    }

    static List<String> pipeline(List<String> words) {
        var trimmed = stage("trim", source(words), String::strip);
        var upper = stage("upper", trimmed, String::toUpperCase);
        var wrapped = stage("wrap", upper, word -> "(" + word + ")");

        var list = new ArrayList<String>();
        wrapped.range().forEach(list::add);
        return list;
    }

    private static ReceiveChan<String> source(List<String> words) {
        var out = Chan.<String>unbuffered("words");
        Go.go("source", () -> {
            words.forEach(out::send);
            out.close();
        });
        return out;
    }

    private static ReceiveChan<String> stage(String name, ReceiveChan<String> in, UnaryOperator<String> step) {
        var out = Chan.<String>unbuffered(name);
        Go.go(name, () -> {
            for (var value : in.range()) {
                out.send(step.apply(value));
            }
            out.close();
        });
        return out;
    }
}
