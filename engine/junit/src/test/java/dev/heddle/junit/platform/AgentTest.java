package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.instrument.Agent;
import dev.heddle.junit.fixtures.plain.AgentFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests in a JVM that was started with the agent.
final class AgentTest {
    @TempDir
    Path folder;

    private String run() throws IOException, InterruptedException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Agent.class.getName());
        var jar = folder.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + jar,
                        "-Dheddle.database=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--disable-banner",
                        "--disable-ansi-colors",
                        "--details=summary",
                        "--select-class",
                        AgentFixture.class.getName())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    @Test
    void testsOfJupiterAreWatchedAndHeddlesRunOnTheClassesThemselves() throws Exception {
        var output = run();

        assertThat(output).contains("3 tests failed");
        assertThat(output.split("data race on AgentFixture.count", -1))
                .as(output)
                .hasSizeGreaterThan(3);
        assertThat(output).doesNotContain("is not watched", "expected:");
    }
}
