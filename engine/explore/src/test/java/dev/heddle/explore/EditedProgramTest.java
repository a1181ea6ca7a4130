package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.sync.Mutex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A token that a program has made, replayed on a program that has been edited since.
class EditedProgramTest {
    private static final String FILE = "EditedProgramTest.java";
    private static final Path SOURCE = Path.of("src/test/java/dev/heddle/explore", FILE);

    /// What an edit has done to the shop.
    enum Edit {
        NONE,
        MOVED,
        NEW_OBJECT,
        ADDED,
        REMOVED,
        EXCHANGED,
        OTHER_OBJECT,
        OTHER_KIND
    }

    /// The clerk waits for an order that nobody gives.
    private static GoBody shop(Edit edit) {
        return () -> {
            if (edit == Edit.NEW_OBJECT) {
                Chan.<String>buffered("log", 10);
            }
            var ledger = new Mutex("ledger");
            var safe = new Mutex("safe");
            var orders = Chan.<Integer>buffered("orders", 2);
            Go.go("clerk", () -> {
                orders.receive();
                orders.receive();
            });
            if (edit == Edit.ADDED) {
                safe.lock(); // added
                safe.unlock();
            }
            if (edit == Edit.MOVED) {
                ledger.lock();
            } else if (edit == Edit.OTHER_OBJECT) {
                safe.lock(); // another object
                ledger.lock();
            } else if (edit != Edit.EXCHANGED) {
                ledger.lock(); // the lock
            }
            if (edit == Edit.OTHER_KIND) {
                orders.receive(); // another kind
            } else if (edit != Edit.REMOVED) {
                orders.send(1); // the send
            }
            if (edit == Edit.EXCHANGED) {
                ledger.lock();
            }
            ledger.unlock(); // the unlock
        };
    }

    private static String at(String mark) {
        try {
            var lines = Files.readAllLines(SOURCE);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().endsWith("; // " + mark)) {
                    return FILE + ":" + (i + 1);
                }
            }
            throw new AssertionError("no line ends with " + mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Main runs as far as it can, and then the clerk.
    private static Failure found() {
        return Explorer.explorer()
                .strategy(Strategy.depthFirst())
                .preemptions(0)
                .explore(shop(Edit.NONE))
                .failure()
                .orElseThrow();
    }

    private static Failure replayed(Edit edit) {
        return Explorer.explorer()
                .replay(found().replayToken(), shop(edit))
                .failure()
                .orElseThrow();
    }

    private static void differs(Edit edit, int step, String expected, String found) {
        var failure = replayed(edit);

        assertThat(failure).isInstanceOf(Nondeterminism.class);
        assertThat(failure.message().replaceAll("   at \\S+\\((.*)\\)", "   at $1"))
                .startsWith("nondeterminism: the body did something else under the same schedule\n  step " + step
                        + ": expected " + expected + "\n" + " ".repeat(10) + "found    " + found + "\n")
                .contains("nearest = true");
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "MOVED", "NEW_OBJECT"})
    void anOperationThatHasOnlyMovedIsTheSame(Edit edit) {
        assertThat(replayed(edit)).isInstanceOf(GoroutineLeak.class);
    }

    @Test
    void anOperationThatIsNewIsNamed() {
        differs(
                Edit.ADDED,
                2,
                "goroutine \"main\" to lock mutex \"ledger\"   at " + at("the lock"),
                "goroutine \"main\" to lock mutex \"safe\"   at " + at("added"));
    }

    @Test
    void anOperationThatIsGoneIsNamed() {
        differs(
                Edit.REMOVED,
                3,
                "goroutine \"main\" to send to channel \"orders\"   at " + at("the send"),
                "goroutine \"main\" to unlock mutex \"ledger\"   at " + at("the unlock"));
    }

    @Test
    void operationsThatHaveChangedPlacesAreNamed() {
        differs(
                Edit.EXCHANGED,
                2,
                "goroutine \"main\" to lock mutex \"ledger\"   at " + at("the lock"),
                "goroutine \"main\" to send to channel \"orders\"   at " + at("the send"));
    }

    @Test
    void anOperationOnAnotherObjectIsNamed() {
        differs(
                Edit.OTHER_OBJECT,
                2,
                "goroutine \"main\" to lock mutex \"ledger\"   at " + at("the lock"),
                "goroutine \"main\" to lock mutex \"safe\"   at " + at("another object"));
    }

    @Test
    void anOperationThatHasToWaitIsNamedAlthoughOthersCouldGoOn() {
        differs(
                Edit.OTHER_KIND,
                3,
                "goroutine \"main\" to send to channel \"orders\"   at " + at("the send"),
                "goroutine \"main\" to receive from channel \"orders\", which has to wait   at " + at("another kind"));
    }

    @Test
    void theReportOfAnEditShowsTheTokenThatWasGiven() {
        assertThat(replayed(Edit.ADDED).replayToken()).isEqualTo(found().replayToken());
    }

    @Test
    void theReplayGoesNoFurtherThanTheFirstStepThatDiffers() {
        assertThat(replayed(Edit.ADDED).schedule().length()).isEqualTo(1);
    }

    @Test
    void theNearestMatchSaysFromWhichStepItWentOn() {
        var exploration = Explorer.explorer().replayNearest(found().replayToken(), shop(Edit.ADDED));

        assertThat(exploration.failure().orElseThrow()).isInstanceOf(GoroutineLeak.class);
        assertThat(exploration.report().replaceAll("   at [^\\s(]*\\((.*?)\\)", "   at $1"))
                .contains("note     the body has been edited since the token was made: step 2 was goroutine \"main\" to"
                        + " lock mutex \"ledger\"   at " + at("the lock")
                        + ", and now there is goroutine \"main\" to lock mutex \"safe\"   at " + at("added")
                        + "; the replay went on from there with what is nearest");
    }
}
