package dev.heddle.examples.bugs;

import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.Failure;
import java.time.Duration;
import java.util.Optional;

/// A search for the bug of a kernel with one seed.
///
/// @param variant     what was searched
/// @param body        the test, rewritten
/// @param exploration what was found
record Hunt(Variant variant, GoBody body, Exploration exploration) {
    /// How many executions the bug may take to find.
    static final long EXECUTIONS = 1_000;

    /// So long that the executions are the limit.
    static final Duration BUDGET = Duration.ofMinutes(5);

    static Hunt of(Variant variant, Strategy strategy, long seed) {
        var explorer = variant.explorer()
                .strategy(strategy)
                .executions(EXECUTIONS)
                .budget(BUDGET)
                .seed(seed);
        var body = variant.body();
        return new Hunt(variant, body, explorer.explore(body));
    }

    /// The failure that the test expects, if it was found.
    Optional<Failure> find() {
        return exploration.failures().stream()
                .filter(failure -> variant.settings().expect()[0].isInstance(failure))
                .findFirst();
    }

    /// Replays the token of the find, and counts how often the very same failure comes.
    long replays(int times) {
        var found = find().orElseThrow();
        long same = 0;
        for (int i = 0; i < times; i++) {
            var again = variant.explorer().replay(found.replayToken(), body);
            if (again.failure().filter(failure -> isSame(found, failure)).isPresent()) {
                same++;
            }
        }
        return same;
    }

    private static boolean isSame(Failure one, Failure other) {
        return one.getClass() == other.getClass()
                && one.message().equals(other.message())
                && one.schedule().equals(other.schedule());
    }
}
