package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What one JVM has found, another finds too: from the seed, and from the token.
class FreshJvmTest {
    private static final int JVMS = 20;

    @Test
    void theSameSeedRunsTheSameSchedulesInFreshJvms() throws Exception {
        var outputs = new HashSet<String>();

        for (int i = 0; i < JVMS; i++) {
            outputs.add(output("seed"));
        }

        assertThat(outputs).containsExactly(ReplayTest.hashes(7, true).toString());
    }

    @Test
    void aTokenOfOneJvmReplaysInAnother() throws Exception {
        var found = Explorer.explorer()
                .strategy(Strategy.random())
                .explore(ReplayTest::longer)
                .failure()
                .orElseThrow();

        assertThat(output("replay", found.replayToken())).isEqualToNormalizingNewlines(found.message());
        assertThat(output("token")).isEqualTo(found.replayToken());
    }

    private static String output(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return text;
    }

    /// The program of the fresh JVM. It runs without the opening that the fast carrier needs, so the two carriers
    /// are compared as well.
    static final class Main {
        public static void main(String[] arguments) {
            System.out.println(
                    switch (arguments[0]) {
                        case "seed" -> ReplayTest.hashes(7, true).toString();
                        case "token" ->
                            Explorer.explorer()
                                    .strategy(Strategy.random())
                                    .explore(ReplayTest::longer)
                                    .failure()
                                    .orElseThrow()
                                    .replayToken();
                        default ->
                            Explorer.explorer()
                                    .replay(arguments[1], ReplayTest::longer)
                                    .failure()
                                    .orElseThrow()
                                    .message();
                    });
        }
    }
}
