package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.fixtures.plain.AgentFixture;
import dev.heddle.junit.fixtures.plain.ExplorerFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests and programs in a JVM that was started with the agent, and in one that was not.
final class AgentTest {
    private static final String RACE = "data race on ExplorerFixture.count";
    private static final String NOT_WATCHED = "plain memory was not watched: run the body in a @GoTest, or the JVM "
            + "with -javaagent:heddle-instrument.jar, to find data races on fields, arrays and collections";

    @TempDir
    private Path folder;

    @Test
    void testsOfJupiterAreWatchedAndHeddlesRunOnTheClassesThemselves() throws Exception {
        var output = Jvm.with(Jvm.agent(folder)).test(AgentFixture.class);

        assertThat(output).contains("3 tests failed");
        assertThat(output.split("data race on AgentFixture.count", -1))
                .as(output)
                .hasSizeGreaterThan(3);
        assertThat(output).doesNotContain("is not watched", "expected:");
    }

    @Test
    void withItTheExplorerWatchesPlainMemoryInTestsOfOthers() throws Exception {
        var output = Jvm.with(Jvm.agent(folder)).test(ExplorerFixture.class);

        assertThat(output)
                .contains("from Jupiter: " + RACE, "from jqwik: " + RACE, "2 tests successful")
                .doesNotContain("not watched");
    }

    @Test
    void withoutItTheReportSaysSoInTestsOfOthers() throws Exception {
        var output = Jvm.with().test(ExplorerFixture.class);

        assertThat(output).contains("from Jupiter: ", "from jqwik: ", "2 tests successful");
        assertThat(output.split(NOT_WATCHED, -1)).as(output).hasSize(3);
    }

    @Test
    void withItTheExplorerWatchesPlainMemoryInAMainProgram() throws Exception {
        var output = Jvm.with(Jvm.agent(folder)).run(ExplorerFixture.class.getName());

        assertThat(output).startsWith("from main: " + RACE).contains("plain memory was watched");
    }

    @Test
    void withoutItTheReportSaysSoInAMainProgram() throws Exception {
        var output = Jvm.with().run(ExplorerFixture.class.getName());

        assertThat(output).startsWith("from main: ").contains(NOT_WATCHED);
    }
}
