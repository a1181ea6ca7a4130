package dev.heddle.junit.platform;

import dev.heddle.explore.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The tokens of failing tests on disk, a small text file for each, so that the next run tries them first.
///
/// ```
/// heddle failing test 1
/// test: com.acme.PoolTest#everyJobIsDoneOnce
/// failure: all goroutines are asleep - deadlock!
/// token: h2:AAIDAwI
/// ```
///
/// Files are replaced by an atomic move, so forks that run at the same time see whole files only. Whatever goes
/// wrong with a file is a warning: it must not decide about a test.
final class KeptTokens {
    private static final String HEADER = "heddle failing test 1";
    private static final String TEST = "test: ";
    private static final String FAILURE = "failure: ";
    private static final String TOKEN = "token: ";

    private final @Nullable Path directory;
    private final Consumer<String> warnings;

    /// @param directory where the files are, or `null` to keep nothing
    /// @param warnings  told what is wrong with a file
    KeptTokens(@Nullable Path directory, Consumer<String> warnings) {
        this.directory = directory;
        this.warnings = warnings;
    }

    /// Where the token of a test is, or would be; `null` if none is kept.
    @Nullable
    Path file(TestName test) {
        return directory == null ? null : directory.resolve(test.fileName() + ".txt");
    }

    /// The token of a test, or `null` if there is none that can be used.
    @Nullable
    String read(TestName test) {
        var file = file(test);
        if (file == null) {
            return null;
        }
        try {
            var lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
                warnings.accept("ignored " + file + ": its first line is not \"" + HEADER + "\"");
                return null;
            }
            if (!lines.contains(TEST + test)) {
                return null; // of a test whose name differs in case only
            }
            for (var line : lines) {
                if (line.startsWith(TOKEN)) {
                    return line.substring(TOKEN.length()).strip();
                }
            }
            warnings.accept("ignored " + file + ": it has no line that begins with \"" + TOKEN + "\"");
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            warnings.accept("ignored " + file + ": it cannot be read: " + e);
        }
        return null;
    }

    /// Keeps the token of a failure; returns whether that worked.
    boolean keep(TestName test, Failure failure) {
        var file = file(test);
        if (file == null || failure.replayToken().isEmpty()) {
            return false;
        }
        var text =
                String.join("\n", HEADER, TEST + test, FAILURE + failure.headline(), TOKEN + failure.replayToken(), "");
        try {
            var parent = Files.createDirectories(file.toAbsolutePath().getParent());
            var whole = Files.createTempFile(parent, "new-", ".tmp");
            try {
                Files.writeString(whole, text, StandardCharsets.UTF_8);
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
            return true;
        } catch (IOException e) {
            warnings.accept("could not keep the failing token in " + file + ": " + e);
            return false;
        }
    }

    /// Forgets the token of a test.
    void drop(TestName test) {
        var file = file(test);
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            warnings.accept("could not delete " + file + ": " + e);
        }
    }
}
