package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.fixtures.covered.Account;
import dev.heddle.junit.fixtures.covered.CoveredFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.IntStream;
import org.jacoco.agent.AgentJar;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Coverage by JaCoCo's agent, in JVMs of its own: it counts what tests run, and they notice nothing of it.
final class JacocoTest {
    private static final Path SOURCE = Path.of("src/test/java/dev/heddle/junit/fixtures/covered/Account.java");

    @TempDir
    private static Path folder;

    private static String heddle;
    private static Path jacoco;
    private static String uncovered;

    @BeforeAll
    static void runWithoutCoverage() throws Exception {
        heddle = Jvm.agent(folder);
        jacoco = folder.resolve("jacocoagent.jar");
        AgentJar.extractTo(jacoco.toFile());
        uncovered = searches(Jvm.with().test(CoveredFixture.class));
    }

    /// What the report says of searches: how many executions, what was found, and the token, which has each step.
    private static String searches(String output) {
        var lines = output.lines()
                .filter(line -> line.contains("heddle.executions") || line.contains("replay   @GoTest"))
                .map(line -> line.replaceAll(".*(heddle.seed|replay )", "$1"))
                .toList();
        assertThat(lines).as(output).hasSizeGreaterThanOrEqualTo(4);
        return String.join("\n", lines);
    }

    @ParameterizedTest
    @CsvSource({"JACOCO", "JACOCO HEDDLE", "HEDDLE JACOCO"})
    void itsLinesAreCountedAndNothingElseIsAnother(String agents) throws Exception {
        var data = folder.resolve(agents.replace(' ', '-') + ".exec");
        var options = List.of(agents.split(" ")).stream()
                .map(agent -> agent.equals("HEDDLE")
                        ? heddle
                        : "-javaagent:" + jacoco + "=includes=dev.heddle.*,destfile=" + data)
                .toList();

        var output = new Jvm(options).test(CoveredFixture.class);

        assertThat(searches(output)).as(output).isEqualTo(uncovered);
        assertThat(output).doesNotContain("is not watched", "instrumenting", "jacoco", "Jacoco");
        assertLinesAreCounted(data);
    }

    /// Its agent has nothing inside that the loader knows.
    @Test
    void aVersionThatIsMadeDifferentlyIsNamedOnceAndTestsRunAllTheSame() throws Exception {
        var source = folder.resolve("RT.java");
        Files.writeString(source, """
                package org.jacoco.agent.rt;
                public class RT {
                    public static Object getAgent() {
                        return new RT();
                    }
                }
                """);
        var classes = folder.resolve("other");
        int compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, "-d", classes.toString(), source.toString());
        assertThat(compiled).isZero();

        var output = Jvm.with("-Xbootclasspath/a:" + classes).test(CoveredFixture.class);

        assertThat(searches(output)).isEqualTo(uncovered);
        assertThat(output.lines().filter(line -> line.contains("JaCoCo")))
                .singleElement()
                .asString()
                .contains("this version of JaCoCo is not known", "-javaagent:heddle-instrument.jar");
    }

    private static void assertLinesAreCounted(Path data) throws IOException {
        var execution = new ExecFileLoader();
        execution.load(data.toFile());
        var builder = new CoverageBuilder();
        var analyzer = new Analyzer(execution.getExecutionDataStore(), builder);
        for (var name : List.of("", "$Deposit", "$Kind", "$1")) {
            var file = Account.class.getName().replace('.', '/') + name + ".class";
            try (InputStream in = Account.class.getResourceAsStream("/" + file)) {
                if (in != null) {
                    analyzer.analyzeClass(in, file);
                }
            }
        }

        assertThat(builder.getNoMatchClasses()).isEmpty();
        var source = Objects.requireNonNull(builder.getSourceFiles().iterator().next());
        assertThat(lines(source, ICounter.NOT_COVERED)).isEqualTo(new TreeSet<>(notReached()));
        assertThat(lines(source, ICounter.FULLY_COVERED)).hasSizeGreaterThan(15);
    }

    private static TreeSet<Integer> lines(ISourceFileCoverage source, int status) {
        return IntStream.rangeClosed(source.getFirstLine(), source.getLastLine())
                .filter(line -> source.getLine(line).getStatus() == status)
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private static List<Integer> notReached() throws IOException {
        var lines = Files.readAllLines(SOURCE);
        return IntStream.rangeClosed(1, lines.size())
                .filter(line -> lines.get(line - 1).endsWith("// not reached"))
                .boxed()
                .toList();
    }
}
