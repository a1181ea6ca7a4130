package dev.heddle.junit.property;

import dev.heddle.explore.input.Choices;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How many elements something has, and how it is filled.
///
/// @param min     the smallest number
/// @param max     the largest
/// @param average about how many there are, if the bounds allow it
record Sizes(int min, int max, double average) {
    private static final double USUAL = 4;
    /// How often in a row an element may be one that is there already.
    private static final int MOST_REFUSED = 20;

    Sizes {
        if (min < 0 || max < min) {
            throw new IllegalArgumentException("the size must be 0 or more and not empty, was " + min + " to " + max);
        }
    }

    Sizes(int min, int max) {
        this(min, max, USUAL);
    }

    /// Draws elements and adds them. Whether there is one more is drawn with each, so that any of them can be left
    /// out without a change to the others.
    ///
    /// @param add returns false if the element cannot be added
    <T extends @Nullable Object> void fill(Choices choices, ValueSource<? extends T> elements, Predicate<T> add) {
        double expected = Math.clamp(average, min, Math.max(min, (min + max) / 2.0));
        double more = (expected - min) / (expected - min + 1);
        int size = 0;
        int refused = 0;
        while (size < max && refused < MOST_REFUSED) {
            boolean must = size < min;
            var added = choices.together(() -> {
                boolean another = must ? choices.noChoice(true) : choices.flag(more);
                return another ? (add.test(elements.draw(choices)) ? Added.YES : Added.REFUSED) : Added.NO;
            });
            switch (added) {
                case NO -> {
                    return;
                }
                case YES -> {
                    size++;
                    refused = 0;
                }
                case REFUSED -> refused++;
            }
        }
        if (size < min) {
            throw choices.giveUp("there are not enough different elements for a size of " + min);
        }
    }

    private enum Added {
        YES,
        NO,
        REFUSED
    }
}
