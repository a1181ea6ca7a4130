package dev.heddle.explore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.Nondeterminism;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tokens of the form `h1:`, as the first version of them made them: they stand in annotations and in `.heddle`
/// folders.
class FirstVersionTokensTest {
    private static final Map<String, GoBody> PROGRAMS = Map.of(
            "assertion", WrongPrograms::losesAnUpdate,
            "deadlock-locks", WrongPrograms::locksInDifferentOrders,
            "deadlock-main", WrongPrograms::mainWaitsForAnAnswer,
            "exception", WrongPrograms::throwsAnException,
            "leak-ticking", WrongPrograms::aTickerThatNobodyStops,
            "leak", WrongPrograms::twoAnswersForOneReader,
            "panic", WrongPrograms::panicsWithItsOwnText,
            "race", WrongPrograms::countsWithoutALock,
            "send-on-closed", WrongPrograms::sendsOnAClosedChannel,
            "step-limit", WrongPrograms::spins);

    @ParameterizedTest
    @CsvSource({
        "assertion, h1:TNdjeHtm8_dYUQYGRiBgQAOSDPyKgiDMryQoCcJSiopzal6vOxIOwutehGeBcGdAAAA",
        "deadlock-locks, h1:gS1jeHtm8_dYNgYGRkYGBgZJBn4G_jm7q0qqNgEA",
        "deadlock-main, h1:GDljeHtm8_dYTgYwYARiTk4GLk4ubq45MjKhmxQ3Hd4EAA",
        "exception, h1:NxBjeHtm8_dYJgYgmBMIAA",
        "leak-ticking, h1:VmJjentm8_fYE4wMwwaoqXLxcQHx0EZzpnH875vZBMT_--4MYQQA",
        "leak, h1:5h1jeHtm8_dYFgZGRgYGBk6GObcn3AYA",
        "panic, h1:BtZjeHtm8_dYZgYQ4JyjuxYA",
        "race, h1:WKtjeHtm8_dYDgY44FRUAuI5s3pnLQFiAA",
        "send-on-closed, h1:jzxjeHtm8_dYNgYo4ORm4JzTd-FL3wUA",
        "step-limit, h1:rUVjentm8_fYFAa6AF5GWsM5epslaA0B"
    })
    void theyReplay(String program, String token) {
        var body = PROGRAMS.get(program);
        var searched = Explorer.explorer().maxSteps(200);
        var limited = program.equals("step-limit") ? searched.maxSteps(100) : searched;
        var found = limited.explore(body).failure().orElseThrow();

        var replayed = Explorer.explorer().replay(token, body).failure().orElseThrow();

        assertThat(replayed.getClass()).isEqualTo(found.getClass());
        assertThat(replayed.message()).isEqualTo(found.message());
        assertThat(replayed.schedule()).isEqualTo(found.schedule());
        assertThat(replayed.replayToken()).isEqualTo(found.replayToken());
    }

    /// They know the kinds of operations, and nothing else.
    @Test
    void anEditIsToldByTheStep() {
        Failure failure = Explorer.explorer()
                .replay("h1:gS1jeHtm8_dYNgYGRkYGBgZJBn4G_jm7q0qqNgEA", WrongPrograms::twoAnswersForOneReader)
                .failure()
                .orElseThrow();

        assertThat(failure).isInstanceOf(Nondeterminism.class);
        assertThat(failure.message())
                .contains("\n  step 2: expected somebody to add\n          found    goroutine \"fast\" to start"
                        + "   at dev.heddle.explore.reports.WrongPrograms.twoAnswersForOneReader(");
    }
}
