package dev.heddle.explore.drawing;

import dev.heddle.explore.input.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Goes through every input of a property, if they are few.
public final class AllInputs {
    /// A range that is larger than this makes too many by itself.
    private static final long MOST_OF_ONE = 1_000;

    private AllInputs() {}

    /// Every input that can be drawn, the simplest first; empty if there are more than so many.
    ///
    /// @param most how many at most
    public static Optional<List<List<Choice>>> of(Property property, int most) {
        var inputs = new ArrayList<List<Choice>>();
        List<Choice> next = List.of();
        for (int tries = 0; tries < 2 * most; tries++) {
            var drawing = Drawing.of(next);
            boolean gaveUp = false;
            try {
                property.draw(drawing);
            } catch (GaveUp e) {
                gaveUp = true;
            }
            var drawn = drawing.choices();
            if (drawn.stream().anyMatch(AllInputs::isEndless)) {
                return Optional.empty();
            }
            if (!gaveUp) {
                inputs.add(drawn);
            }
            if (inputs.size() > most) {
                return Optional.empty();
            }
            var following = following(drawn);
            if (following.isEmpty()) {
                return Optional.of(List.copyOf(inputs));
            }
            next = following;
        }
        return Optional.empty();
    }

    private static boolean isEndless(Choice choice) {
        return switch (choice) {
            case Choice.Plain number -> number.most() > MOST_OF_ONE;
            case Choice.Seeded _ -> true;
        };
    }

    /// The choices up to the last one that can be larger, and that one larger by one; empty if there is none. What
    /// comes after it is drawn as the simplest.
    private static List<Choice> following(List<Choice> drawn) {
        for (int i = drawn.size() - 1; i >= 0; i--) {
            if (drawn.get(i) instanceof Choice.Plain number && !number.fixed() && number.value() < number.most()) {
                var next = new ArrayList<>(drawn.subList(0, i));
                next.add(number.with(number.value() + 1));
                return next;
            }
        }
        return List.of();
    }
}
