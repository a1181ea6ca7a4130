package dev.heddle.explore.dpor;

import dev.heddle.explore.dpor.PlainProgram.Call;
import dev.heddle.explore.dpor.PlainProgram.Step;
import dev.heddle.explore.dpor.Program.Code;
import dev.heddle.explore.dpor.Statement.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The smallest programs of the bugs that [RandomProgramsTest] and [RandomPlainProgramsTest] have found.
class FoundProgramsTest {
    private static final int NEVER = -1;

    /// A goroutine was ended by the end of its program, which was chosen on its own thread: it went on as if its
    /// operation had been carried out.
    @Test
    void aGoroutineThatIsEndedDoesNotFinishItsOperation() {
        RandomProgramsTest.check(new Program(
                List.of(
                        new Code(List.of(Statement.of(Kind.SPAWN, 1, 0), Statement.of(Kind.READ, 0, 0)), NEVER),
                        new Code(List.of(Statement.of(Kind.RUN, 0, 0)), NEVER)),
                false));
    }

    /// Whose `done` takes the counter below zero depends on the order of calls that commute otherwise.
    @Test
    void everyGoroutineCanBeTheOneThatPanics() {
        var done = Statement.of(Kind.ADD, Program.WAIT_GROUP, -1);
        RandomProgramsTest.check(new Program(
                List.of(
                        new Code(
                                List.of(
                                        Statement.of(Kind.ADD, Program.WAIT_GROUP, 1),
                                        Statement.of(Kind.SPAWN, 1, 0),
                                        done),
                                NEVER),
                        new Code(List.of(done), NEVER)),
                false));
    }

    /// Whoever gets what he waits for stops his timer. That this can come before the timer fires was overlooked.
    @Test
    void aLockWithATimeOutCanBeTakenBeforeTheTimeIsOver() {
        RandomPlainProgramsTest.check(new PlainProgram(
                List.of(List.of(new Step(Call.READ, 0, 0)), List.of(new Step(Call.TRY_LOCK_FOR, 0, 1))), true));
    }
}
