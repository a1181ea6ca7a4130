package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.Explorer;
import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.ExpectFixture;
import dev.heddle.junit.fixtures.SwitchedFixture;
import dev.heddle.junit.fixtures.VerdictsFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

final class KeptTokensTest {
    private static final String TEST = "takesTheFirstAnswer";
    private static final String NAME = SwitchedFixture.class.getName();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void breakIt() {
        file = directory.resolve("tokens").resolve(NAME + "." + TEST + ".txt");
        SwitchedFixture.set(true, false);
    }

    @AfterEach
    void repair() {
        SwitchedFixture.set(false, false);
    }

    private EngineExecutionResults run() {
        return Runs.run(
                SwitchedFixture.class,
                Constants.DATABASE,
                directory.resolve("tokens").toString());
    }

    @Test
    void aFailureIsKeptInAFileThatAPersonCanRead() throws IOException {
        var message = Runs.thrown(run()).getMessage();

        assertThat(message).contains("\n  kept     " + file + ", tried first in the next run\n");
        assertThat(Files.readString(file).replaceAll("h2:[A-Za-z0-9_-]+", "TOKEN"))
                .isEqualTo("""
                        heddle failing test 1
                        test: %s#takesTheFirstAnswer
                        failure: assertion failed: the slow one came first
                        token: TOKEN
                        """.formatted(NAME));
    }

    @Test
    void theNextRunTriesTheTokenFirstAndFailsInTheSameWay() {
        var first = run();
        var again = run();

        assertThat(Runs.thrown(first).getMessage()).doesNotContain("strategy replay");
        assertThat(Runs.thrown(again))
                .hasMessageContaining("strategy replay")
                .hasMessageContaining("  kept     " + file);
        assertThat(Runs.entries(again))
                .containsEntry("heddle.executions", "1")
                .containsEntry("heddle.replay", Runs.entries(first).get("heddle.replay"));
    }

    @Test
    void aTokenThatNoLongerFailsIsForgottenAndTheTestIsExplored() {
        run();
        SwitchedFixture.set(false, false);
        var repaired = run();

        assertThat(Runs.entries(repaired))
                .containsEntry("heddle.kept", "the token of an earlier failure no longer fails")
                .containsEntry("heddle.exhaustive", "true");
        assertThat(file).doesNotExist();
    }

    @Test
    void aTokenOfAnEditedTestIsForgottenAndTheTestIsExplored() {
        run();
        SwitchedFixture.set(true, true);
        var edited = run();

        edited.testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(file).doesNotExist();
    }

    @Test
    void damagedFilesAreIgnoredWithAWarning() throws IOException {
        run();
        var whole = Files.readString(file);

        Files.writeString(file, "something else\n");
        assertThat(Runs.entries(run()))
                .containsEntry(
                        "heddle.warning", "ignored " + file + ": its first line is not \"heddle failing test 1\"");

        Files.writeString(file, whole.replaceAll("token: .*", "token: h1:AAID"));
        assertThat(Runs.entries(run()).get("heddle.warning"))
                .startsWith("ignored " + file + ": replay token \"h1:AAID\" is cut off");

        Files.writeString(file, whole.replaceAll("token: .*", ""));
        assertThat(Runs.entries(run()))
                .containsEntry("heddle.warning", "ignored " + file + ": it has no line that begins with \"token: \"");

        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(Runs.entries(run()).get("heddle.warning")).startsWith("ignored " + file + ": it cannot be read: ");
        assertThat(Files.readString(file)).as("the failure that was found then").isEqualTo(whole);
    }

    @Test
    void aFileOfAnotherTestIsNotUsed() throws IOException {
        run();
        Files.writeString(
                file,
                Files.readString(file).replace("test: " + NAME, "test: " + NAME.toUpperCase(java.util.Locale.ROOT)));

        assertThat(Runs.thrown(run()).getMessage()).doesNotContain("strategy replay");
    }

    @Test
    void aDirectoryThatCannotBeWrittenDoesNotHideTheFailure() throws IOException {
        Files.writeString(directory.resolve("tokens"), "a file where the directory should be");
        var results = run();

        assertThat(Runs.thrown(results)).hasMessageStartingWith("assertion failed: the slow one came first");
        assertThat(Runs.thrown(results).getMessage()).doesNotContain("kept");
        assertThat(Runs.entries(results).get("heddle.warning"))
                .startsWith("could not keep the failing token in " + file);
    }

    @Test
    void nothingIsKeptOfAbortedOrExpectedFailuresOrWhenOff() {
        var tokens = directory.resolve("tokens");
        String[] parameters = {Constants.DATABASE, tokens.toString()};

        Runs.run(VerdictsFixture.class, "assumesInVain", parameters);
        Runs.run(VerdictsFixture.class, "passes", parameters);
        Runs.run(ExpectFixture.class, parameters);
        Runs.run(SwitchedFixture.class, Constants.DATABASE, "off");

        assertThat(tokens).doesNotExist();
    }

    @Test
    void forksThatWriteAtTheSameTimeLeaveAWholeFile() throws Exception {
        var failure = Explorer.explorer()
                .explore(() -> {
                    throw new AssertionError("x");
                })
                .failure()
                .orElseThrow();
        var test = new TestName("com.acme.PoolTest", "test", "");
        List<String> warnings = new ArrayList<>();
        var tokens = new KeptTokens(directory, warnings::add);
        Callable<Void> keepAndRead = () -> {
            for (int i = 0; i < 200; i++) {
                assertThat(tokens.keep(test, failure)).isTrue();
                assertThat(tokens.read(test)).isEqualTo(failure.replayToken());
            }
            return null;
        };

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var result : threads.invokeAll(List.of(keepAndRead, keepAndRead, keepAndRead, keepAndRead))) {
                result.get();
            }
        }

        assertThat(warnings).isEmpty();
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("com.acme.PoolTest.test.txt"));
        }
    }
}
