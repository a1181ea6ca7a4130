package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Replays tokens of the programs of [TokensTest], each many times, all in one fresh JVM.
final class Replays {
    static final int TIMES = 100;

    private Replays() {}

    /// A token.
    ///
    /// @param origin  what made it
    /// @param program what it is of
    /// @param message what a replay must say
    record Made(String origin, String program, String token, String message) {
        private String line() {
            var encoded = Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
            return String.join("\t", origin, program, token, encoded);
        }

        private static Made parse(String line) {
            var parts = line.split("\t");
            return new Made(
                    parts[0],
                    parts[1],
                    parts[2],
                    new String(Base64.getDecoder().decode(parts[3]), StandardCharsets.UTF_8));
        }
    }

    /// Most failures shrink to the same schedule, so that most tokens are the same.
    private static List<String> distinct(List<Made> made) {
        var distinct = new LinkedHashMap<String, String>();
        made.forEach(m -> distinct.putIfAbsent(m.program() + " " + m.token(), m.line()));
        return List.copyOf(distinct.values());
    }

    /// What is wrong, or how much was right.
    static String inAFreshJvm(List<Made> made, Path directory) throws IOException, InterruptedException {
        var file = directory.resolve("tokens");
        Files.write(file, distinct(made));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Replays.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return text;
    }

    /// What it says if nothing is wrong.
    static String allRight(List<Made> made) {
        return allRight(distinct(made).size());
    }

    private static String allRight(int tokens) {
        return tokens + " tokens, each " + TIMES + " times";
    }

    public static void main(String[] arguments) throws IOException {
        var tokens = Files.readAllLines(Path.of(arguments[0]));
        // Several at a time, as that must make no difference either.
        tokens.parallelStream().map(Made::parse).map(Replays::wrong).forEach(System.out::print);
        System.out.println(allRight(tokens.size()));
    }

    /// What was wrong with the replays of a token, or nothing.
    private static String wrong(Made made) {
        var explorer = Explorer.explorer().races(TokensTest.races(made.program()));
        for (int i = 1; i <= TIMES; i++) {
            var replayed = explorer.replay(made.token(), TokensTest.body(made.program()));
            var message = replayed.failure().map(Failure::message).orElse("no failure");
            if (!message.equals(made.message())) {
                return made.origin() + ", program " + made.program() + ", token " + made.token() + ", time " + i
                        + ": expected\n" + made.message() + "\nwas\n" + message + "\n";
            }
        }
        return "";
    }
}
