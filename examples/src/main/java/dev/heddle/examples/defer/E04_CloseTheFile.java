package dev.heddle.examples.defer;

import dev.heddle.Defer;
import dev.heddle.Go;
import java.io.IOException;
import java.nio.file.Files;

/// How are resources released, whatever happens?
///
/// Each gets its deferred call right after it was opened, so that none can be forgotten on an early return or an
/// error.
///
/// The Go program: *Common use case: closing files*.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=defer.E04_CloseTheFile`
///
/// It prints:
///
/// ```
/// read: a line of text
/// the file is closed
/// the file is deleted
/// ```
final class E04_CloseTheFile {
    static void main() {
        Go.run(() -> readAndDelete());
    }

    static void readAndDelete() throws IOException {
        try (var defer = Defer.scope()) {
            var file = Files.createTempFile("example", ".txt");
            defer.call(() -> {
                Files.delete(file);
                IO.println("the file is deleted");
            });
            Files.writeString(file, "a line of text\n");

            var reader = Files.newBufferedReader(file);
            defer.call(() -> {
                reader.close();
                IO.println("the file is closed");
            });
            IO.println("read: " + reader.readLine());
        }
    }
}
