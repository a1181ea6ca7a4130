package dev.heddle.explore.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.explore.input.Choices;
import dev.heddle.explore.input.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DrawingTest {
    private record Drawn(Function<Choices, List<@Nullable Object>> source) implements Property {
        @Override
        public List<String> parameters() {
            return List.of("input");
        }

        @Override
        public List<@Nullable Object> draw(Choices choices) {
            return source.apply(choices);
        }

        @Override
        public void run(List<@Nullable Object> inputs) {
            throw new AssertionError("nobody runs it");
        }

        @Override
        public String text(@Nullable Object input) {
            return String.valueOf(input);
        }
    }

    private static final Property PAIR = new Drawn(choices -> List.of(choices.between(-2, 3), choices.flag(0.5)));

    @Test
    void everyNumberOfARangeIsDrawnAndNoOther() {
        var drawn = new TreeSet<Long>();
        LongStream.range(0, 500)
                .forEach(seed -> drawn.add(Drawing.random(seed, 0.1).between(-3, 4)));

        assertThat(drawn).containsExactly(-3L, -2L, -1L, 0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void theEndsOfALargeRangeAreDrawn() {
        var drawn = new TreeSet<Long>();
        LongStream.range(0, 500)
                .forEach(seed -> drawn.add(Drawing.random(seed, 0.1).between(Long.MIN_VALUE, Long.MAX_VALUE)));

        assertThat(drawn).contains(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE);
        assertThat(drawn).hasSizeGreaterThan(300);
    }

    @Test
    void aWholeElementIsDrawnTwiceNowAndThen() {
        assertThat(LongStream.range(0, 200).filter(seed -> {
                    var drawing = Drawing.random(seed, 0.1);
                    var first = drawing.together(
                            () -> drawing.upTo(Long.MAX_VALUE) + " " + drawing.upTo(Long.MAX_VALUE - 1));
                    var second = drawing.together(
                            () -> drawing.upTo(Long.MAX_VALUE) + " " + drawing.upTo(Long.MAX_VALUE - 1));
                    return first.equals(second);
                }))
                .hasSizeBetween(4, 40);
    }

    @Test
    void theSameSeedDrawsTheSame() {
        var first = Drawing.random(7, 0.1);
        var second = Drawing.random(7, 0.1);

        assertThat(PAIR.draw(first)).isEqualTo(PAIR.draw(second));
        assertThat(first.choices()).isEqualTo(second.choices());
    }

    @Test
    void noChoicesMakeTheSimplestInput() {
        assertThat(PAIR.draw(Drawing.of(List.of()))).containsExactly(0L, false);
    }

    @Test
    void anEmptyRangeIsAMistake() {
        assertThatThrownBy(() -> Drawing.random(1, 0).between(3, 2))
                .hasMessage("the range must not be empty, was 3 to 2");
        assertThatThrownBy(() -> Drawing.random(1, 0).upTo(-1)).hasMessage("most must be 0 or more, was -1");
    }

    @Test
    void allInputsOfASmallPropertyAreGoneThroughOnce() {
        var all = AllInputs.of(PAIR, 100).orElseThrow();

        assertThat(all.stream().map(choices -> PAIR.draw(Drawing.of(choices))).toList())
                .doesNotHaveDuplicates()
                .hasSize(6 * 2)
                .startsWith(List.of(0L, false), List.of(0L, true), List.of(1L, false))
                .endsWith(List.of(-2L, false), List.of(-2L, true));
    }

    @Test
    void aLargePropertyIsNotGoneThrough() {
        assertThat(AllInputs.of(PAIR, 11)).isEmpty();
        assertThat(AllInputs.of(new Drawn(choices -> List.of(choices.upTo(Integer.MAX_VALUE))), 100))
                .isEmpty();
    }

    @Test
    void whatIsGivenUpIsNoInput() {
        var even = new Drawn(choices -> {
            var n = choices.upTo(9);
            if (n % 2 == 1) {
                throw choices.giveUp("odd");
            }
            return List.of(n);
        });

        assertThat(AllInputs.of(even, 100).orElseThrow()).hasSize(5);
    }

    @Test
    void aTapeDrawsTheSameAgainAndNothingElse() {
        var drawing = Drawing.of(List.of(new Choice.Plain(0, 1, false), new Choice.Plain(3, 3, false)));
        var drawn = PAIR.draw(drawing);
        var tape = Tape.of(drawing.choices());

        assertThat(drawn).containsExactly(3L, false);
        assertThat(PAIR.draw(Drawing.of(tape.choices(PAIR)))).isEqualTo(drawn);
        assertThatThrownBy(() -> tape.choices(new Drawn(choices -> List.of(choices.between(-2, 4), choices.flag(0.5)))))
                .isInstanceOf(Misfit.class);
        assertThatThrownBy(() -> tape.choices(new Drawn(choices -> List.of(choices.between(-2, 3)))))
                .isInstanceOf(Misfit.class);
        assertThatThrownBy(() -> new Tape(new long[] {0, 77, 0}, tape.check()).choices(PAIR))
                .isInstanceOf(Misfit.class);
    }

    @Test
    void anInputThatDoesNotEndIsGivenUp() {
        var endless = new Drawn(choices -> {
            var list = new ArrayList<@Nullable Object>();
            while (choices.noChoice(true)) {
                list.add(choices.upTo(3));
            }
            return list;
        });

        assertThatThrownBy(() -> endless.draw(Drawing.random(1, 0.1)))
                .isInstanceOf(GaveUp.class)
                .hasMessage("an input must not take more than 10000 choices");
    }
}
