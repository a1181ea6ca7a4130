package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.strategy.Cell;
import dev.heddle.sync.Shared;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A token replays whatever the explorer is set to: what its execution depends on is in it.
class ConditionsTest {
    private static void replays(Failure found, Explorer explorer, GoBody body) {
        var again = explorer.replay(found.replayToken(), body).failure().orElseThrow();

        assertThat(again.message()).isEqualTo(found.message());
        assertThat(again.schedule()).isEqualTo(found.schedule());
        assertThat(again.replayToken()).isEqualTo(found.replayToken());
    }

    /// The reader panics, and only after that the writer makes the race of it.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyFailureOfAnExecutionWithTwoReplays(boolean shrink) {
        GoBody readsTooEarly = () -> {
            var name = new Shared<@Nullable String>("name", null);
            Go.go("reader", () -> Objects.requireNonNull(name.get(), "name"));
            name.set("Ann");
        };

        var found = Explorer.explorer().stopAtFailure(false).shrink(shrink).explore(readsTooEarly);

        assertThat(found.failures()).hasAtLeastOneElementOfType(DataRace.class);
        for (int i = 0; i < 100; i++) {
            for (var failure : found.failures()) {
                replays(failure, Explorer.explorer(), readsTooEarly);
            }
        }
    }

    /// The panic comes after the race.
    @ParameterizedTest
    @CsvSource({
        "IGNORE, FAIL",
        "IGNORE, INTERLEAVE",
        "INTERLEAVE, FAIL",
        "INTERLEAVE, IGNORE",
        "FAIL, IGNORE",
        "FAIL, INTERLEAVE"
    })
    void anotherSettingAboutRacesDoesNotMatter(Races made, Races replayed) {
        GoBody seesTheWrite = () -> {
            var answer = new Shared<>("answer", 0);
            var done = Chan.<Integer>buffered("done", 1);
            Go.go("writer", () -> {
                answer.set(42);
                done.send(1);
            });
            Go.yieldNow();
            if (answer.get() == 42) {
                throw Go.panic("seen");
            }
            done.receive();
        };
        var found =
                Explorer.explorer().races(made).explore(seesTheWrite).failure().orElseThrow();

        assertThat(found).isInstanceOf(made == Races.FAIL ? DataRace.class : Panicked.class);
        replays(found, Explorer.explorer().races(replayed), seesTheWrite);
    }

    @ParameterizedTest
    @EnumSource
    void anotherTimeModelDoesNotMatter(TimeModel replayed) {
        GoBody wakesEarly = () -> {
            var late = new Cell();
            Go.go("sleeper", () -> {
                Time.sleep(Duration.ofSeconds(1));
                late.set(1);
            });
            Go.yieldNow();
            if (late.get() == 1) {
                throw Go.panic("early");
            }
        };
        var found = Explorer.explorer()
                .time(TimeModel.RACING)
                .explore(wakesEarly)
                .failure()
                .orElseThrow();

        replays(found, Explorer.explorer().time(replayed), wakesEarly);
    }

    @Test
    void aLowerStepLimitDoesNotMatter() {
        GoBody leaks = () -> {
            var log = Chan.<Integer>buffered("log", 10);
            for (int i = 0; i < 10; i++) {
                log.send(i);
            }
            Go.go("stuck", () -> log.send(10));
        };
        var found = Explorer.explorer().explore(leaks).failure().orElseThrow();

        replays(found, Explorer.explorer().maxSteps(3), leaks);
    }
}
