package dev.heddle.examples.bugs;

import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.Failure;
import java.util.List;
import java.util.stream.LongStream;

/// A row of the table: how a bug was found from so many seeds, beside what others have published about it.
///
/// @param variant   the test with the bug
/// @param published what others have found
/// @param figures   what was measured, a cell for each of [#MEASURED]
record Row(Variant variant, Published published, List<String> figures) {
    /// The columns that are the same whoever runs it.
    static final List<String> GIVEN = List.of("kernel", "class", "found as");

    /// The columns that were measured when the table was written.
    static final List<String> MEASURED =
            List.of("strategy", "executions", "ms", "shortest schedule", "replays", "twin silent");

    /// The columns of [Published].
    static final List<String> ELSEWHERE =
            List.of("`go test -race`", "`go test`", "goleak", "go-deadlock", "GoAT", "GFuzz", "GoPie");

    private static final int SEEDS = 20;
    private static final int REPLAYS_EACH = 5;
    private static final long SAMPLES = 20_000;

    /// Hunts for the bug, and shows its twin's silence.
    static Row measured(Variant variant, Variant twin, Published published) {
        var hunts = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Hunt.of(variant, Strategy.auto(), seed))
                .toList();
        var finds = hunts.stream().map(hunt -> hunt.find().orElseThrow()).toList();
        var executions = hunts.stream()
                .mapToLong(hunt -> hunt.exploration().executions())
                .sorted()
                .toArray();
        var millis = hunts.stream()
                .mapToDouble(hunt -> hunt.exploration().elapsed().toNanos() / 1e6)
                .sorted()
                .toArray();
        var replays =
                hunts.stream().mapToLong(hunt -> hunt.replays(REPLAYS_EACH)).sum();
        return new Row(
                variant,
                published,
                List.of(
                        finds.getFirst().evidence().strategy(),
                        executions[SEEDS / 2] + " (" + executions[SEEDS - 1] + ")",
                        "%.1f".formatted(millis[SEEDS / 2]),
                        length(shortest(finds)),
                        replays + " of " + SEEDS * REPLAYS_EACH,
                        silence(twin)));
    }

    private static Failure shortest(List<Failure> finds) {
        return finds.stream()
                .min((a, b) ->
                        Integer.compare(a.schedule().length(), b.schedule().length()))
                .orElseThrow();
    }

    private static String length(Failure find) {
        return counted(find.schedule().length(), "step")
                + ", "
                + counted(find.schedule().switches(), "switch");
    }

    private static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : what.endsWith("h") ? "es" : "s");
    }

    private static String silence(Variant twin) {
        var exploration = Silence.of(twin, SAMPLES);
        if (!exploration.failures().isEmpty()) {
            return "no: " + exploration;
        }
        return exploration.exhaustive() ? "all " + exploration.executions() : exploration.executions() + " samples";
    }

    /// The cells that do not depend on the machine or on the version of the engine.
    List<String> given() {
        return List.of(
                variant.kernel(),
                published.type(),
                variant.settings().expect()[0].getSimpleName());
    }

    List<String> elsewhere() {
        return List.of(
                published.race(),
                published.plain(),
                published.goleak(),
                published.goDeadlock(),
                published.goat(),
                published.gfuzz(),
                published.goPie());
    }
}
