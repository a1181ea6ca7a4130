package dev.heddle.explore.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.input.Choices;
import dev.heddle.explore.input.GrownSource;
import dev.heddle.explore.input.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class InputShrinkerTest {
    /// A property of one input that is never run.
    private record Drawn(Function<Choices, @Nullable Object> source) implements Property {
        @Override
        public List<String> parameters() {
            return List.of("input");
        }

        @Override
        public List<@Nullable Object> draw(Choices choices) {
            return List.of(source.apply(choices));
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

    private static List<Long> longs(Choices choices, long least, long most) {
        var list = new ArrayList<Long>();
        var more = true;
        while (more) {
            more = choices.together(() -> choices.flag(0.8) && list.add(choices.between(least, most)));
        }
        return list;
    }

    /// What the first failing input of each of twenty searches comes to: always the same, if that is the smallest.
    private static List<Object> smallest(Function<Choices, @Nullable Object> source, Predicate<Object> fails) {
        var property = new Drawn(source);
        Predicate<List<Choice>> failsAlike = choices -> fails.test(value(property, choices));
        return LongStream.range(0, 20)
                .mapToObj(search -> LongStream.range(search * 100_000, search * 100_000 + 100_000)
                        .mapToObj(seed -> drawn(property, seed))
                        .filter(failsAlike)
                        .findFirst()
                        .orElseThrow())
                .map(choices -> new InputShrinker(property, failsAlike).shrink(choices))
                .map(choices -> value(property, choices))
                .distinct()
                .toList();
    }

    private static List<Choice> drawn(Property property, long seed) {
        var drawing = Drawing.random(seed, 0.1);
        property.draw(drawing);
        return drawing.choices();
    }

    private static Object value(Property property, List<Choice> choices) {
        return property.draw(Drawing.of(choices)).getFirst();
    }

    @SuppressWarnings("unchecked")
    private static List<Long> list(Object value) {
        return (List<Long>) value;
    }

    @Test
    void aNumberComesDownToTheBoundary() {
        assertThat(smallest(choices -> choices.between(-1_000_000, 1_000_000), n -> (long) n >= 4_711))
                .containsExactly(4_711L);
        assertThat(smallest(choices -> choices.between(Long.MIN_VALUE, Long.MAX_VALUE), n -> (long) n < -3))
                .containsExactly(-4L);
        assertThat(smallest(choices -> choices.between(10, 100), n -> (long) n % 7 == 3))
                .containsExactly(10L);
    }

    @Test
    void aListKeepsOnlyWhatIsNeeded() {
        assertThat(smallest(
                        choices -> longs(choices, 0, 1_000),
                        value -> list(value).size() >= 3))
                .containsExactly(List.of(0L, 0L, 0L));
        assertThat(smallest(
                        choices -> longs(choices, 0, 1_000),
                        value -> list(value).stream().anyMatch(n -> n > 500)))
                .containsExactly(List.of(501L));
    }

    @Test
    void equalNumbersComeDownTogether() {
        assertThat(smallest(
                        choices -> longs(choices, 0, 100),
                        value -> list(value).stream().distinct().count()
                                < list(value).size()))
                .containsExactly(List.of(0L, 0L));
        assertThat(smallest(
                        choices -> longs(choices, 1, 9),
                        value -> list(value).stream()
                                .anyMatch(n ->
                                        list(value).stream().filter(n::equals).count() >= 3)))
                .containsExactly(List.of(1L, 1L, 1L));
    }

    @Test
    void listsThatMustBeEqualShrinkTogether() {
        assertThat(smallest(
                        choices -> {
                            var lists = new ArrayList<List<Long>>();
                            while (choices.together(() -> choices.flag(0.8) && lists.add(longs(choices, 0, 3)))) {
                                // Until there are enough.
                            }
                            return lists;
                        },
                        value -> ((List<?>) value)
                                .stream()
                                        .anyMatch(list -> !((List<?>) list).isEmpty()
                                                && ((List<?>) value)
                                                                .stream()
                                                                        .filter(list::equals)
                                                                        .count()
                                                        > 1)))
                .containsExactly(List.of(List.of(0L), List.of(0L)));
    }

    @Test
    void aSumIsMovedToTheBack() {
        assertThat(smallest(
                        choices -> longs(choices, 0, 100),
                        value -> list(value).stream().mapToLong(n -> n).sum() >= 120))
                .containsExactly(List.of(20L, 100L));
    }

    @Test
    void differentNumbersAreExchanged() {
        assertThat(smallest(
                        choices -> List.of(choices.upTo(5), choices.upTo(5), choices.upTo(5), choices.upTo(5)),
                        value -> list(value).get(0).equals(list(value).get(2))
                                && list(value).get(1).equals(list(value).get(3))
                                && !list(value).get(0).equals(list(value).get(1))))
                .containsExactly(List.of(0L, 1L, 0L, 1L));
    }

    @Test
    void aNumberThatSaysHowManyFollowComesDownWithThem() {
        assertThat(smallest(
                        choices -> {
                            var list = new ArrayList<Long>();
                            long size = choices.upTo(8);
                            for (int i = 0; i < size; i++) {
                                list.add(choices.upTo(50));
                            }
                            return list;
                        },
                        value -> list(value).contains(13L)))
                .containsExactly(List.of(13L));
    }

    /// A number that shrinks by halves and by one, and not by its choices.
    private record Halves(long bound) implements GrownSource<Long> {
        @Override
        public Grown<Long> grow(long seed) {
            return new Half(Math.floorMod(seed, bound));
        }

        private record Half(Long value) implements Grown<Long> {
            @Override
            public List<Half> simpler() {
                return value == 0
                        ? List.of()
                        : LongStream.of(value / 2, value - 1)
                                .distinct()
                                .mapToObj(Half::new)
                                .toList();
            }
        }
    }

    @Test
    void aLibrarysValueGoesItsOwnWay() {
        var source = new Halves(10_000);

        assertThat(smallest(choices -> choices.grown(source), n -> (long) n > 123))
                .containsExactly(124L);
    }

    @Test
    void aLibrarysValueComesDownWithANumberThatMustBeTheSame() {
        var source = new Halves(40);

        assertThat(smallest(
                        choices -> List.of(choices.upTo(40), choices.grown(source)),
                        value -> list(value).get(0).equals(list(value).get(1))
                                && list(value).get(0) > 0))
                .containsExactly(List.of(1L, 1L));
    }
}
