package dev.heddle.examples.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.Constants;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Each of the wrong programs needs certain inputs and a certain interleaving. Both are found, both come out as
/// small as they can be, and one token shows both again in another JVM.
final class FindsTheSmallestTest {
    private static final Pattern INPUTS = Pattern.compile("\n  with the inputs\n((?:    .*\n)+)");
    private static final Pattern SWITCHES = Pattern.compile(" steps?, ([0-9]+) switch");
    private static final Pattern TOKEN = Pattern.compile("-Dheddle.replay=(h2:\\S+)");
    private static final Map<String, String> MESSAGES = new LinkedHashMap<>();

    /// @param test     of [WrongProperties]
    /// @param headline how it fails
    /// @param switches how often a goroutine must be interrupted at least
    /// @param inputs   the smallest ones, by reasoning about the program
    private record Known(String test, String headline, int switches, String... inputs) {}

    private static final List<Known> ALL = List.of(
            new Known(
                    "transfers",
                    "assertion failed: ",
                    1,
                    "balance = 1",
                    "transfers = [Transfer[from=0, to=1, amount=1], Transfer[from=0, to=1, amount=1]]"),
            new Known("caching", "assertion failed: ", 1, "capacity = 1", "keys = [0, 1]"),
            new Known("limiting", "assertion failed: ", 1, "limit = 1", "requests = [1, 1]"),
            new Known("merging", "assertion failed: ", 0, "left = [0]", "right = [1]"),
            new Known("connecting", "assertion failed: ", 1, "most = 1", "users = 2"),
            new Known(
                    "publishing", "panic: send on closed channel", 1, "subscribers = 1", "events = 1", "leaving = [0]"),
            new Known("batching", "assertion failed: ", 1, "size = 1", "items = [0, 0]"),
            new Known("electing", "assertion failed: ", 1, "priorities = [0, 1]"),
            new Known("numbering", "assertion failed: ", 2, "block = 1", "requests = 3"),
            new Known("reserving", "all goroutines are asleep - deadlock!", 1, "orders = [[0, 1], [1, 0]]"),
            new Known("registering", "assertion failed: ", 1, "names = [\"a\", \"a\"]"),
            new Known("collecting", "all goroutines are asleep - deadlock!", 1, "counts = [0, 0]"));

    static Stream<Known> all() {
        return ALL.stream();
    }

    @BeforeAll
    static void findThemAll() {
        ALL.forEach(known -> MESSAGES.put(known.test(), message(known.test(), Map.of())));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theInputsAreTheSmallest(Known known) {
        var message = found(known.test());

        assertThat(message).startsWith(known.headline());
        assertThat(inputs(message)).containsExactly(known.inputs());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theInterleavingHasAsFewSwitchesAsCanBe(Known known) {
        var switches = SWITCHES.matcher(found(known.test()));

        assertThat(switches.find()).isTrue();
        assertThat(switches.group(1)).isEqualTo(Integer.toString(known.switches()));
    }

    @Test
    void oneTokenEachReplaysInputsAndInterleavingInAFreshJvm() throws Exception {
        var command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Replayer.class.getName()),
                        ALL.stream().map(known -> known.test() + "=" + token(found(known.test()))))
                .toList();

        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var replayed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(replayed)
                .isEqualTo(ALL.stream()
                        .map(known -> withoutNumbers(found(known.test())) + "\n")
                        .collect(Collectors.joining()));
    }

    /// The program of the fresh JVM: replays each test by its token.
    static final class Replayer {
        public static void main(String[] arguments) {
            var messages = Arrays.stream(arguments)
                    .map(argument -> argument.split("=", 2))
                    .map(pair -> withoutNumbers(message(pair[0], Map.of(Constants.REPLAY, pair[1]))) + "\n")
                    .collect(Collectors.joining());
            System.out.print(messages);
            System.out.flush();
        }
    }

    private static String found(String test) {
        return Objects.requireNonNull(MESSAGES.get(test));
    }

    private static List<String> inputs(String message) {
        var inputs = INPUTS.matcher(message);
        assertThat(inputs.find()).isTrue();
        return inputs.group(1)
                .lines()
                .map(line -> line.strip().replaceFirst(" += ", " = "))
                .toList();
    }

    private static String token(String message) {
        var token = TOKEN.matcher(message);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    /// Without the lines that say how the execution was come by.
    private static String withoutNumbers(String message) {
        return message.replaceAll("\n  (found in execution|execution|inputs) .*", "");
    }

    /// What the test fails with.
    private static String message(String test, Map<String, String> parameters) {
        var method = Arrays.stream(WrongProperties.class.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(test))
                .findFirst()
                .orElseThrow();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(WrongProperties.class, method))
                .configurationParameter(Constants.DATABASE, "off")
                .configurationParameters(parameters)
                .build();
        var message = new StringBuilder();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
                result.getThrowable().map(Throwable::getMessage).ifPresent(message::append);
            }
        });
        return message.toString();
    }
}
