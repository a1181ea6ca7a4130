package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests that lie in a named module, with everything else on the module path, too.
final class ModulesTest {
    @TempDir
    private static Path folder;

    private static String modulePath;

    @BeforeAll
    static void compile() throws IOException {
        // Whatever is on the class path, but for tests, which are no module.
        var path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        var source = folder.resolve("source/com/acme/tests");
        Files.createDirectories(source);
        var module = Files.writeString(folder.resolve("source/module-info.java"), """
                module com.acme.tests {
                    requires dev.heddle.junit;
                    opens com.acme.tests to org.junit.platform.commons;
                }
                """);
        var tests = Files.writeString(source.resolve("CounterTest.java"), """
                package com.acme.tests;
                import dev.heddle.junit.GoTest;
                import dev.heddle.junit.Isolation;
                import dev.heddle.sync.WaitGroup;
                class CounterTest {
                    private int count;
                    private void countInTwo() {
                        var wg = new WaitGroup();
                        for (int i = 0; i < 2; i++) {
                            wg.go(() -> count++);
                        }
                        wg.await();
                    }
                    @GoTest
                    void counts() {
                        if (!getClass().getModule().getName().equals("com.acme.tests")) {
                            throw new AssertionError(getClass().getModule());
                        }
                        countInTwo();
                    }
                    @GoTest
                    void countsAgain() {
                        countInTwo();
                    }
                    @GoTest(isolation = Isolation.EXECUTION)
                    void countsAlone() {
                        countInTwo();
                    }
                }
                """);
        int compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-d",
                        folder.resolve("classes").toString(),
                        "-p",
                        path,
                        module.toString(),
                        tests.toString());
        assertThat(compiled).isZero();
        modulePath = folder.resolve("classes") + File.pathSeparator + path;
    }

    @Test
    void withTheAgentTheirPlainMemoryIsWatched() throws Exception {
        var output = Jvm.with(Jvm.agent(folder)).testModule(modulePath, "com.acme.tests");

        assertThat(output).contains("3 tests failed").doesNotContain("not watched");
        assertThat(output.split("AssertionFailedError: data race on CounterTest.count", -1))
                .as(output)
                .hasSize(4);
    }

    /// A test that has asked for static fields of each execution's own cannot stay in its module.
    @Test
    void withoutItTheirPlainMemoryIsNotAndTheModuleIsNamedOnce() throws Exception {
        var output = Jvm.with().testModule(modulePath, "com.acme.tests");

        assertThat(output)
                .contains("2 tests successful", "1 tests failed")
                .contains("data race on CounterTest.count", "[method:countsAlone()]");
        assertThat(output.lines().filter(line -> line.contains("not watched")))
                .singleElement()
                .asString()
                .contains("module com.acme.tests is not watched: ", "-javaagent:heddle-instrument.jar");
    }
}
