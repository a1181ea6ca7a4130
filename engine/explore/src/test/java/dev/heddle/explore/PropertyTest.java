package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.Inputs;
import dev.heddle.explore.input.Choices;
import dev.heddle.explore.input.Property;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PropertyTest {
    /// A property of one whole number.
    private record OfNumber(long least, long most, Body body) implements Property {
        interface Body {
            void run(long n);
        }

        @Override
        public List<String> parameters() {
            return List.of("n");
        }

        @Override
        public List<@Nullable Object> draw(Choices choices) {
            return List.of(choices.between(least, most));
        }

        @Override
        public void run(List<@Nullable Object> inputs) {
            body.run((long) Objects.requireNonNull(inputs.getFirst()));
        }

        @Override
        public String text(@Nullable Object input) {
            return String.valueOf(input);
        }

        @Override
        public boolean isAssumption(Throwable thrown) {
            return thrown instanceof UnsupportedOperationException;
        }
    }

    private static String inputs(Failure failure) {
        return String.valueOf(failure.evidence().inputs());
    }

    /// Two withdrawals that look first and take later; wrong if the account holds enough for one only.
    private static void withdrawTwice(long amount) {
        var balance = new long[] {100};
        var account = new Mutex("account");
        var all = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            all.go(() -> {
                boolean enough;
                try (var _ = account.hold()) {
                    enough = balance[0] >= amount;
                }
                try (var _ = account.hold()) {
                    balance[0] -= enough ? amount : 0;
                }
            });
        }
        all.await();
        if (balance[0] < 0) {
            throw new AssertionError("overdrawn: " + balance[0]);
        }
    }

    private static final Property WITHDRAWALS = new OfNumber(0, 1_000_000, PropertyTest::withdrawTwice);

    @Test
    void aFailureNeedsAnInputAndAnInterleavingAndBothAreSmall() {
        var exploration = Explorer.explorer().explore(WITHDRAWALS);

        var failure = exploration.failure().orElseThrow();
        assertThat(failure).isInstanceOf(AssertionFailed.class);
        assertThat(failure.message()).startsWith("assertion failed: overdrawn: -2\n");
        assertThat(inputs(failure)).isEqualTo("n = 51");
        assertThat(failure.schedule().switches()).isEqualTo(1);
    }

    @Test
    void oneTokenHoldsInputAndSchedule() {
        var exploration = Explorer.explorer().explore(WITHDRAWALS);

        var again = Explorer.explorer()
                .replay(exploration.failure().orElseThrow().replayToken(), WITHDRAWALS)
                .failure()
                .orElseThrow();

        var failure = exploration.failure().orElseThrow();
        assertThat(again.message()).isEqualTo(failure.message());
        assertThat(inputs(again)).isEqualTo("n = 51");
        assertThat(again.replayToken()).isEqualTo(failure.replayToken());
        assertThat(exploration.replayed().failure().orElseThrow().message()).isEqualTo(failure.message());
    }

    @Test
    void theReportShowsTheInputsAboveTheSchedule() {
        var report = Explorer.explorer().explore(WITHDRAWALS).report();

        assertThat(report)
                .contains("\n\n  with the inputs\n    n = 51\n\n  what happened")
                .containsPattern("\n  inputs   shrunk from n = [0-9]+\n  replay   @GoTest");
    }

    @Test
    void theSameSeedFindsTheSame() {
        var first = Explorer.explorer().seed(5).explore(WITHDRAWALS);
        var second = Explorer.explorer().seed(5).explore(WITHDRAWALS);

        assertThat(first.failure().orElseThrow().replayToken())
                .isEqualTo(second.failure().orElseThrow().replayToken());
        assertThat(first.executions()).isEqualTo(second.executions());
    }

    @Test
    void fewInputsAreAllExploredUnderEveryInterleaving() {
        var exploration = Explorer.explorer().explore(new OfNumber(0, 50, PropertyTest::withdrawTwice));

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.exhaustive()).isTrue();
        assertThat(exploration.inputs()).isEqualTo(51);
        assertThat(exploration.report())
                .contains(" executions of 51 inputs, exhaustive: every input and every interleaving was run");
    }

    @Test
    void manyInputsAreSampledWithinTheExecutionsThatAreAllowed() {
        var exploration =
                Explorer.explorer().executions(500).explore(new OfNumber(0, Long.MAX_VALUE, _ -> Go.yieldNow()));

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.exhaustive()).isFalse();
        assertThat(exploration.executions()).isEqualTo(500);
        assertThat(exploration.inputs()).isGreaterThan(100);
    }

    @Test
    void inputsThatDoNotMeetAnAssumptionArePassedOver() {
        var exploration = Explorer.explorer().explore(new OfNumber(0, 20, n -> {
            if (n % 2 == 0) {
                throw new UnsupportedOperationException("only odd numbers");
            }
        }));

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.report()).contains("  note     11 of 21 inputs did not meet the assumptions\n");
    }

    @Test
    void anInputMayBeChangedByTheBody() {
        var property = new Property() {
            @Override
            public List<String> parameters() {
                return List.of("list");
            }

            @Override
            public List<@Nullable Object> draw(Choices choices) {
                return List.of(new ArrayList<>(List.of(choices.upTo(3))));
            }

            @Override
            @SuppressWarnings("unchecked")
            public void run(List<@Nullable Object> inputs) {
                var list = (List<Long>) Objects.requireNonNull(inputs.getFirst());
                list.add(1L);
                if (list.size() != 2) {
                    throw new AssertionError("it was changed by another execution: " + list);
                }
                Go.choose(3);
            }

            @Override
            public String text(@Nullable Object input) {
                return String.valueOf(input);
            }
        };

        assertThat(Explorer.explorer().explore(property).exhaustive()).isTrue();
    }

    @Test
    void everyKindOfFailureIsCollectedOnceIfTheSearchGoesOn() {
        var exploration = Explorer.explorer().stopAtFailure(false).explore(new OfNumber(0, 30, n -> {
            if (n > 20) {
                Chan.<Long>nil().receive();
            }
            if (n > 10) {
                throw new AssertionError("too large: " + n);
            }
        }));

        assertThat(exploration.failures().stream().map(PropertyTest::inputs)).containsExactly("n = 11", "n = 21");
    }

    @Test
    void aSearchForOneKindOfFailurePassesOverOthers() {
        var exploration = Explorer.explorer().expect(Set.of(Deadlock.class)).explore(new OfNumber(0, 30, n -> {
            if (n > 20) {
                Chan.<Long>nil().receive();
            }
            if (n > 10) {
                throw new AssertionError("too large: " + n);
            }
        }));

        assertThat(exploration.failures().getLast()).isInstanceOf(Deadlock.class);
        assertThat(inputs(exploration.failures().getLast())).isEqualTo("n = 21");
    }

    @Test
    void theSchedulesOfALargeInputAreShrunkToo() {
        var before =
                Explorer.explorer().explore(WITHDRAWALS).failure().orElseThrow().evidence();

        assertThat(Objects.requireNonNull(before.inputs()).before())
                .singleElement()
                .extracting(Inputs.Named::name)
                .isEqualTo("n");
    }

    @Test
    void anEditedPropertyCanBeReplayedByTheNearestMatch() {
        var token =
                Explorer.explorer().explore(WITHDRAWALS).failure().orElseThrow().replayToken();
        var edited = new OfNumber(0, 1_000_000, n -> {
            Go.yieldNow();
            withdrawTwice(n);
        });

        var found = Explorer.explorer().replayNearest(token, edited);

        assertThat(inputs(found.failure().orElseThrow())).isEqualTo("n = 51");
        assertThat(found.notes()).singleElement(STRING).startsWith("the body has been edited since");
    }

    @Test
    void aTokenOfOtherParametersIsTold() {
        var token =
                Explorer.explorer().explore(WITHDRAWALS).failure().orElseThrow().replayToken();

        assertThatThrownBy(() -> Explorer.explorer().replay(token, new OfNumber(0, 5, _ -> {})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the inputs in the replay token do not fit the parameters [n]: their types or constraints"
                        + " have changed since, so let the test search anew");
        assertThatThrownBy(() -> Explorer.explorer().replay(token, () -> {}))
                .hasMessage("the replay token holds inputs, but the body takes none: replay it with the property that"
                        + " it was made by");
    }

    @Test
    void aTokenWithoutInputsIsTold() {
        var token = Explorer.explorer()
                .explore(() -> withdrawTwice(51))
                .failure()
                .orElseThrow()
                .replayToken();

        assertThatThrownBy(() -> Explorer.explorer().replay(token, WITHDRAWALS))
                .hasMessage("the replay token holds no inputs, but the body takes [n]");
    }

    @Test
    void aPropertyThatCannotMakeInputsIsTold() {
        var impossible = new Property() {
            @Override
            public List<String> parameters() {
                return List.of("n");
            }

            @Override
            public List<@Nullable Object> draw(Choices choices) {
                choices.upTo(Long.MAX_VALUE);
                throw choices.giveUp("nothing is good enough");
            }

            @Override
            public void run(List<@Nullable Object> inputs) {}

            @Override
            public String text(@Nullable Object input) {
                return "";
            }
        };

        assertThatThrownBy(() -> Explorer.explorer().explore(impossible))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no input could be made of 1000 draws: nothing is good enough");
    }
}
