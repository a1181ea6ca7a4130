package dev.heddle.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.agentfixtures.RetransformedProgram;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent, in JVMs of its own. Its jar here has only the manifest: the classes are on the class path.
final class AgentTest {
    @TempDir
    static Path folder;

    private static Path jar;

    @BeforeAll
    static void makeJar() throws IOException {
        jar = agent(Agent.class);
    }

    private static Path agent(Class<?> premain) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", premain.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        var made = folder.resolve(premain.getSimpleName() + ".jar");
        new JarOutputStream(Files.newOutputStream(made), manifest).close();
        return made;
    }

    private static String java(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    @Test
    void aMainProgramIsRewrittenAndTheFastSchedulerHasWhatItNeeds() throws Exception {
        var output = java("-javaagent:" + jar, "-cp", classPath(), "dev.heddle.agentfixtures.AgentProgram");

        assertThat(output).isEqualTo("rewritten true, agent true, carrier CONTINUATION, count 2");
    }

    @Test
    void whatItsArgumentNamesIsLeftAlone() throws Exception {
        var output = java(
                "-javaagent:" + jar + "=com.acme.,dev.heddle.agentfixtures.",
                "-cp",
                classPath(),
                "dev.heddle.agentfixtures.AgentProgram");

        assertThat(output).isEqualTo("rewritten false, agent true, carrier CONTINUATION, count 2");
    }

    @Test
    void withoutItNothingIsRewritten() throws Exception {
        var output = java("-cp", classPath(), "dev.heddle.agentfixtures.AgentProgram");

        assertThat(output).isEqualTo("rewritten false, agent false, carrier BATON, count 2");
    }

    /// A mocking library has the classes transformed again that it mocks. The other agent loads the class when it
    /// begins, before main does.
    @Test
    void aClassThatIsTransformedAgainIsWatchedStill() throws Exception {
        var output = java(
                "-javaagent:" + jar,
                "-javaagent:" + agent(RetransformedProgram.class),
                "-cp",
                classPath(),
                "dev.heddle.agentfixtures.RetransformedProgram");

        assertThat(output).isEqualTo("watched [true], count 2");
    }

    /// HotSpot interprets for ever what looks to it as if locks were not released in order.
    @Test
    void codeThatLocksIsCompiled() throws Exception {
        var output = java(
                "-javaagent:" + jar,
                "-Xbatch",
                "-XX:+PrintCompilation",
                "-XX:TieredStopAtLevel=4",
                "-cp",
                classPath(),
                "dev.heddle.agentfixtures.LockingProgram");

        assertThat(output)
                .contains("LockingProgram::inMethod", "LockingProgram::inBlock", "count 200000")
                .doesNotContain("COMPILE SKIPPED");
    }

    /// Heddle on the module path, and a module that reads it.
    @Test
    void namedModulesAreRewritten() throws Exception {
        var source = folder.resolve("app/com/acme/app");
        Files.createDirectories(source);
        Files.writeString(
                folder.resolve("app/module-info.java"), "module com.acme.app { requires dev.heddle.runtime; }");
        Files.writeString(source.resolve("Main.java"), """
                package com.acme.app;
                import dev.heddle.probe.Watching;
                public class Main {
                    private int count;
                    private volatile boolean done;
                    public static void main(String[] args) {
                        var main = new Main();
                        main.count++;
                        System.out.println(Main.class.getModule() + " " + Watching.class.getModule() + " "
                                + Watching.isRewritten(Main.class) + " " + main.count);
                    }
                }
                """);
        // The runtime as it is compiled: its module-info stands among its classes.
        var runtime = location(GoBody.class);
        var modules = compile("app", runtime + File.pathSeparator + location(NullMarked.class));

        var output = java(
                "-javaagent:" + agentWithClasses(),
                "-p",
                modules + File.pathSeparator + runtime,
                "-m",
                "com.acme.app/com.acme.app.Main");

        assertThat(output).isEqualTo("module com.acme.app module dev.heddle.runtime true 1");
    }

    /// Heddle on the class path, and a module that knows nothing of it and does not read the class path.
    @Test
    void namedModulesThatDoNotReadHeddleAreRewritten() throws Exception {
        var source = folder.resolve("alone/com/acme/alone");
        Files.createDirectories(source);
        Files.writeString(folder.resolve("alone/module-info.java"), "module com.acme.alone {}");
        Files.writeString(source.resolve("Main.java"), """
                package com.acme.alone;
                public class Main {
                    private int count;
                    public static void main(String[] args) throws ReflectiveOperationException {
                        var main = new Main();
                        main.count++;
                        var isRewritten = Class.forName("dev.heddle.probe.Watching")
                                .getMethod("isRewritten", Class.class)
                                .invoke(null, Main.class);
                        System.out.println(Main.class.getModule() + " " + isRewritten + " " + main.count);
                    }
                }
                """);
        var modules = compile("alone", "");

        var output = java(
                "-javaagent:" + jar,
                "-cp",
                classPath(),
                "-p",
                modules.toString(),
                "-m",
                "com.acme.alone/com.acme.alone.Main");

        assertThat(output).isEqualTo("module com.acme.alone true 1");
    }

    /// Compiles a module that lies in a folder, and returns where its classes are.
    private static Path compile(String name, String modulePath) {
        var classes = folder.resolve(name + "-classes");
        int compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-d",
                        classes.toString(),
                        "-p",
                        modulePath,
                        folder.resolve(name + "/module-info.java").toString(),
                        folder.resolve(name + "/com/acme/" + name + "/Main.java")
                                .toString());
        assertThat(compiled).isZero();
        return classes;
    }

    /// With nothing on the class path the jar must hold the agent's classes.
    private static Path agentWithClasses() throws Exception {
        var classes = location(Agent.class);
        var full = folder.resolve("agent-with-classes.jar");
        var manifest = folder.resolve("manifest.txt");
        Files.writeString(manifest, "Premain-Class: " + Agent.class.getName() + "\n");
        int made = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "cfm",
                        full.toString(),
                        manifest.toString(),
                        "-C",
                        classes.toString(),
                        ".");
        assertThat(made).isZero();
        return full;
    }
}
