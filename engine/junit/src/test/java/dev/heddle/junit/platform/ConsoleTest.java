package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.fixtures.MixedFixture;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.console.ConsoleLauncher;

/// The whole way: service file, launcher, Jupiter beside, listeners of other people.
final class ConsoleTest {
    @TempDir
    private Path directory;

    @Test
    void theConsoleLauncherRunsBothEnginesSideBySide() throws Exception {
        var out = new StringWriter();
        var exit = ConsoleLauncher.run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "execute",
                        "--disable-banner",
                        "--disable-ansi-colors",
                        "--select-class=" + MixedFixture.class.getName(),
                        "--reports-dir=" + directory,
                        "--config=heddle.database=off")
                .getExitCode();

        assertThat(exit).as(out.toString()).isEqualTo(1);
        assertThat(out.toString())
                .contains("JUnit Jupiter", "Heddle", "ofJupiter()", "ofHeddle()", "leaks()")
                .contains("goroutine leak: goroutine \"worker\" is blocked for ever after main has returned")
                .contains("3 tests found", "2 tests successful", "1 tests failed");
        assertThat(directory.resolve("TEST-heddle.xml")).content().contains("heddle.executions", "goroutine leak");
        try (var files = Files.walk(directory)) {
            assertThat(files).anyMatch(file -> file.endsWith("heddle.html"));
        }
    }
}
