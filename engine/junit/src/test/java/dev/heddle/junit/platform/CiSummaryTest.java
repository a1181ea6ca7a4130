package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.ExpectFixture;
import dev.heddle.junit.fixtures.VerdictsFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

final class CiSummaryTest {
    private static final String SOURCE = "src/test/java/dev/heddle/junit/fixtures/VerdictsFixture.java";

    @TempDir
    private Path directory;

    private String printed = "";

    @Test
    void onGithubEveryRunHasASummary() throws IOException {
        var file = directory.resolve("summary.md");

        run(Map.of("GITHUB_STEP_SUMMARY", file.toString()), Map.of(), "leaks", "passes");

        assertThat(Files.readString(file))
                .startsWith("\n### Heddle: 1 of 2 tests fail\n\n| test | | executions | seed |\n")
                .contains(
                        "| <code>VerdictsFixture.leaks</code> | ❌ goroutine leak: goroutine \"worker\" is blocked for ever")
                .contains("| <code>VerdictsFixture.passes</code> | ✅ every interleaving | 1 | 0x")
                .contains("<details><summary><code>VerdictsFixture.leaks</code>: goroutine leak: ")
                .contains("```text\ngoroutine leak: ")
                .contains("  command  mvn test -Dtest=VerdictsFixture#leaks -Dheddle.replay=h2:");
    }

    @Test
    void onGithubAFailureMarksItsLine() {
        run(Map.of("GITHUB_STEP_SUMMARY", directory.resolve("summary.md").toString()), Map.of(), "deadlocks");

        var line = printed.lines()
                .filter(each -> each.startsWith("::error "))
                .findFirst()
                .orElse("");
        assertThat(line)
                .startsWith("::error file=" + SOURCE + ",line=" + lineOf("never.receive();")
                        + ",title=VerdictsFixture.deadlocks%3A all goroutines are asleep - deadlock!::")
                .contains("::all goroutines are asleep - deadlock!%0A  goroutine \"main\" [chan receive]")
                .contains("%0A  why%0A    \"main\" cannot go on: ")
                .doesNotContain("what happened", "step  main")
                .containsPattern("%0A  command  mvn test -Dtest=VerdictsFixture#deadlocks -Dheddle.replay=[^%]+$");
    }

    @Test
    void aMarkBeginsALineWhateverWasPrintedBefore() {
        run(Map.of("GITHUB_STEP_SUMMARY", directory.resolve("summary.md").toString()), Map.of(), "deadlocks");

        assertThat(printed).startsWith("\n::error ").endsWith("\n");
    }

    @Test
    void aPassingTestPrintsNothing() {
        run(Map.of("GITHUB_STEP_SUMMARY", directory.resolve("summary.md").toString()), Map.of(), "passes");

        assertThat(printed).doesNotContain("::error");
    }

    @Test
    void pathsAreToldFromTheWorkspace() {
        var module = Path.of("").toAbsolutePath();
        run(
                Map.of(
                        "GITHUB_STEP_SUMMARY",
                        directory.resolve("summary.md").toString(),
                        "GITHUB_WORKSPACE",
                        module.getParent().toString()),
                Map.of(),
                "deadlocks");

        assertThat(printed).contains("::error file=" + module.getFileName() + "/" + SOURCE + ",line=");
    }

    @Test
    void elsewhereThereIsNone() {
        run(Map.of(), Map.of(), "leaks");

        assertThat(directory).isEmptyDirectory();
        assertThat(printed).doesNotContain("::error");
    }

    @Test
    void itCanBeTurnedOffOrWrittenElsewhere() throws IOException {
        var github = directory.resolve("github.md");
        var own = directory.resolve("own.md");

        run(Map.of("GITHUB_STEP_SUMMARY", github.toString()), Map.of(Constants.CI_SUMMARY, "off"), "leaks");
        assertThat(directory).isEmptyDirectory();

        run(Map.of(), Map.of(Constants.CI_SUMMARY, own.toString()), "leaks");
        assertThat(own).content().contains("1 of 1 test fails");
        assertThat(printed).doesNotContain("::error");
        assertThat(Files.exists(github)).isFalse();
    }

    @Test
    void aFailureThatIsExpectedIsNone() throws IOException {
        var file = directory.resolve("summary.md");

        EngineTestKit.engine(new HeddleTestEngine(Map.of("GITHUB_STEP_SUMMARY", file.toString())::get))
                .selectors(selectMethod(ExpectFixture.class, "deadlocks"))
                .configurationParameter(Constants.DATABASE, "off")
                .execute();

        assertThat(Files.readString(file))
                .contains("Heddle: the test passes")
                .contains("✅ found, as expected: all goroutines are asleep - deadlock! | 1 |");
    }

    @Test
    void runsAreAppended() throws IOException {
        var file = directory.resolve("summary.md");
        var environment = Map.of("GITHUB_STEP_SUMMARY", file.toString());

        run(environment, Map.of(), "passes");
        run(environment, Map.of(), "passes");

        assertThat(Files.readString(file).split("### Heddle: the test passes", -1))
                .hasSize(3);
    }

    @Test
    void aFileThatCannotBeWrittenChangesNoVerdict() {
        var results = run(Map.of("GITHUB_STEP_SUMMARY", directory.toString()), Map.of(), "leaks", "passes");

        results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(1));
        results.containerEvents().assertStatistics(stats -> stats.failed(0));
    }

    private EngineExecutionResults run(
            Map<String, String> environment, Map<String, String> parameters, String... methods) {
        var stdout = System.out;
        var captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            return EngineTestKit.engine(new HeddleTestEngine(environment::get))
                    .selectors(Stream.of(methods)
                            .map(method -> selectMethod(VerdictsFixture.class, method))
                            .toArray(org.junit.platform.engine.DiscoverySelector[]::new))
                    .configurationParameter(Constants.DATABASE, "off")
                    .configurationParameters(parameters)
                    .execute();
        } finally {
            System.setOut(stdout);
            printed = captured.toString(StandardCharsets.UTF_8);
        }
    }

    private static int lineOf(String text) {
        try {
            var lines = Files.readAllLines(Path.of(SOURCE));
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(text)) {
                    return i + 1;
                }
            }
            throw new AssertionError(text + " is not in " + SOURCE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
