package dev.heddle.explore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The text of each kind of failure, letter by letter. `-Dgolden.update` writes the files anew.
class ReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/reports");

    @Test
    void aDeadlockOfMain() throws IOException {
        isGolden("deadlock-main", Deadlock.class, WrongPrograms::mainWaitsForAnAnswer);
    }

    @Test
    void aDeadlockOfLocks() throws IOException {
        isGolden("deadlock-locks", Deadlock.class, WrongPrograms::locksInDifferentOrders);
    }

    @Test
    void aLeak() throws IOException {
        isGolden("leak", GoroutineLeak.class, WrongPrograms::twoAnswersForOneReader);
    }

    @Test
    void aLeakThatTicks() throws IOException {
        isGolden(
                "leak-ticking",
                GoroutineLeak.class,
                Explorer.explorer().maxSteps(200).explore(WrongPrograms::aTickerThatNobodyStops));
    }

    @Test
    void aPanicWithItsOwnText() throws IOException {
        isGolden("panic", Panicked.class, WrongPrograms::panicsWithItsOwnText);
    }

    @Test
    void anException() throws IOException {
        isGolden("exception", Panicked.class, WrongPrograms::throwsAnException);
    }

    @Test
    void aSendOnAClosedChannel() throws IOException {
        isGolden("send-on-closed", Panicked.class, WrongPrograms::sendsOnAClosedChannel);
    }

    @Test
    void anAssertion() throws IOException {
        isGolden("assertion", AssertionFailed.class, WrongPrograms::losesAnUpdate);
    }

    @Test
    void aDataRace() throws IOException {
        isGolden("race", DataRace.class, WrongPrograms::countsWithoutALock);
    }

    @Test
    void theStepLimit() throws IOException {
        isGolden(
                "step-limit", StepLimit.class, Explorer.explorer().maxSteps(100).explore(WrongPrograms::spins));
    }

    @Test
    void stepsWithoutAPartAreLeftOut() throws IOException {
        isGolden("long", GoroutineLeak.class, WrongPrograms::talksALotBeforeItForgets);
    }

    @Test
    void aBodyThatDoesSomethingElse() throws IOException {
        var runs = new AtomicInteger();
        isGolden(
                "nondeterminism",
                Nondeterminism.class,
                Explorer.explorer()
                        .strategy(Strategy.dpor())
                        .explore(() -> WrongPrograms.doesSomethingElseEachTime(runs)));
    }

    @Test
    void aRingThroughChannels() throws IOException {
        isGolden("ring", GoroutineLeak.class, WrongPrograms::eachWaitsForTheOther);
    }

    @Test
    void aContextThatNobodyCancels() throws IOException {
        isGolden("context", GoroutineLeak.class, WrongPrograms::aContextThatNobodyCancels);
    }

    @Test
    void anAdditionThatComesTooLate() throws IOException {
        isGolden("race-wait-group", DataRace.class, WrongPrograms::addsInsideTheGoroutine);
    }

    @Test
    void anAssertionThatWaitsForNobody() throws IOException {
        isGolden(
                "assertion-early",
                AssertionFailed.class,
                Explorer.explorer().races(Races.INTERLEAVE).explore(WrongPrograms::looksBeforeAnybodyBegins));
    }

    @Test
    void aNotifyThatCameTooEarly() throws IOException {
        isGolden("java-notify", Deadlock.class, WrongJava::notifiesBeforeAnybodyWaits);
    }

    @Test
    void aLatchThatIsNotCountedDown() throws IOException {
        isGolden("java-latch", Deadlock.class, WrongJava::countsDownTooSeldom);
    }

    @Test
    void aThreadThatNeedsWhatIsHeldByWhoJoinsIt() throws IOException {
        isGolden("java-join", Deadlock.class, WrongJava::joinsWhatNeedsItsLock);
    }

    @Test
    void aPoolThatNobodyShutsDown() throws IOException {
        isGolden("java-pool", GoroutineLeak.class, WrongJava::forgetsItsPool);
    }

    @Test
    void aPermitThatIsNotGivenBack() throws IOException {
        isGolden("java-semaphore", GoroutineLeak.class, WrongJava::keepsItsPermit);
    }

    @Test
    void aRaceOnAField() throws IOException {
        isGolden("java-race", DataRace.class, WrongJava::countsInAField);
    }

    @Test
    void aCleanSearch() throws IOException {
        var found =
                Explorer.explorer().strategy(Strategy.portfolio()).executions(5).explore(WrongPrograms::isRight);

        assertThat(found.failures()).isEmpty();
        isGolden("clean", found.report().replaceFirst(", (under )?[0-9.]+(ns|µs|ms|s)\n", ", 12ms\n"));
    }

    private static void isGolden(String name, Class<? extends Failure> kind, GoBody body) throws IOException {
        isGolden(name, kind, Explorer.explorer().explore(body));
    }

    private static void isGolden(String name, Class<? extends Failure> kind, Exploration found) throws IOException {
        assertThat(found.failures()).singleElement().isInstanceOf(kind);
        isGolden(name, found.report());
    }

    private static void isGolden(String name, String report) throws IOException {
        var file = GOLDEN.resolve(name + ".txt");
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, report);
        }
        assertThat(report).isEqualTo(Files.readString(file));
    }
}
