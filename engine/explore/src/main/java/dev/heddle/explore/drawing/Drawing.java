package dev.heddle.explore.drawing;

import dev.heddle.explore.input.Choices;
import dev.heddle.explore.input.GrownSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Draws one input, from whatever its [Feed] answers, and writes down what was drawn.
public final class Drawing implements Choices {
    private static final int MOST_CHOICES = 10_000;

    private Feed feed;
    private final List<Choice> choices = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private int depth;

    /// What was drawn together.
    ///
    /// @param from  its first choice
    /// @param to    the choice after its last one
    /// @param depth how many others it is a part of
    record Part(int from, int to, int depth) {
        int length() {
            return to - from;
        }

        /// Whether another part is inside of this one.
        boolean includes(Part other) {
            return from <= other.from && other.to <= to && other.length() < length();
        }
    }

    private Drawing(Feed feed) {
        this.feed = feed;
    }

    /// Draws at random.
    ///
    /// @param seed  what from; the same input from the same seed
    /// @param edges how many of the numbers are edges of their range, 0 to 1
    public static Drawing random(long seed, double edges) {
        return new Drawing(new RandomFeed(seed, edges));
    }

    /// Draws what was drawn before. If the choices do not fit, the nearest ones are taken, and the simplest where
    /// they have run out.
    public static Drawing of(List<Choice> choices) {
        return new Drawing(new GivenFeed(choices));
    }

    /// Draws what a token says.
    static Drawing of(TapeFeed tape) {
        return new Drawing(tape);
    }

    @Override
    public long upTo(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("most must be 0 or more, was " + most);
        }
        return most == 0 ? 0 : add(feed.number(most, choices), most, false);
    }

    @Override
    public boolean flag(double probability) {
        if (probability <= 0 || probability >= 1) {
            return noChoice(probability >= 1);
        }
        return add(feed.flag(probability) ? 1 : 0, 1, false) == 1;
    }

    @Override
    public boolean noChoice(boolean only) {
        feed.skip();
        return add(only ? 1 : 0, 1, true) == 1;
    }

    @Override
    public <T extends @Nullable Object> T together(Supplier<T> part) {
        int from = choices.size();
        var own = feed;
        var again = own.repeats(parts.stream().filter(p -> p.depth() == depth).toList());
        if (again != null) {
            feed = new GivenFeed(List.copyOf(choices.subList(again.from(), again.to())));
        }
        depth++;
        var made = part.get();
        depth--;
        feed = own;
        if (choices.size() > from) {
            parts.add(new Part(from, choices.size(), depth));
        }
        return made;
    }

    @Override
    public <T extends @Nullable Object> T grown(GrownSource<T> source) {
        var choice = feed.seeded(source);
        choices.add(choice);
        // A feed only answers with what has come from this source, or from the same place of an equal input.
        @SuppressWarnings("unchecked")
        var value = (T) choice.node().value();
        return value;
    }

    @Override
    public RuntimeException giveUp(String why) {
        throw new GaveUp(why);
    }

    private long add(long value, long most, boolean fixed) {
        if (choices.size() == MOST_CHOICES) {
            throw new GaveUp("an input must not take more than " + MOST_CHOICES + " choices");
        }
        choices.add(new Choice.Plain(value, most, fixed));
        return value;
    }

    /// What was drawn.
    public List<Choice> choices() {
        return List.copyOf(choices);
    }

    /// What was drawn together; what is inside of something else comes before it.
    List<Part> parts() {
        return List.copyOf(parts);
    }
}
