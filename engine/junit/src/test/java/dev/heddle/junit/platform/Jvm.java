package dev.heddle.junit.platform;

import dev.heddle.instrument.Agent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A JVM of its own, as a build starts one for tests.
///
/// @param options what it is given before the class path
record Jvm(List<String> options) {
    /// Tests that say little of themselves, and leave nothing behind.
    private static final List<String> CONSOLE = List.of(
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--disable-banner",
            "--disable-ansi-colors",
            "--config=heddle.database=off");

    static Jvm with(String... options) {
        return new Jvm(List.of(options));
    }

    /// The option that starts the agent, without the classes of its jar: they are on the class path.
    static String agent(Path folder) throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", Agent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        var jar = folder.resolve("heddle-agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return "-javaagent:" + jar;
    }

    /// Runs a main program on the class path of this JVM, and returns all that it prints.
    String run(String main, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main));
        Collections.addAll(command, arguments);
        return output(start(command));
    }

    /// Runs the tests of classes, and returns all that is printed: report entries, and failures.
    String test(Class<?>... types) throws IOException, InterruptedException {
        return output(startTest(types));
    }

    /// Starts the tests of classes.
    Process startTest(Class<?>... types) throws IOException {
        var command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(CONSOLE);
        command.add("--details=verbose");
        for (var type : types) {
            command.add("--select-class=" + type.getName());
        }
        return start(command);
    }

    /// Runs the tests of a module, and returns all that is printed.
    String testModule(String modulePath, String module) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "-p", modulePath, "--add-modules", module + ",dev.heddle.junit", "-m", "org.junit.platform.console"));
        command.addAll(CONSOLE.subList(1, CONSOLE.size()));
        command.addAll(List.of("--details=verbose", "--select-module=" + module));
        return output(start(command));
    }

    private Process start(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Most of what such a JVM does is to start.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String output(Process process) throws IOException, InterruptedException {
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
