package dev.heddle.explore.drawing;

import dev.heddle.explore.drawing.Drawing.Part;
import dev.heddle.explore.input.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Makes a failing input smaller, by making the choices smaller that it was drawn by: fewer of them first, then
/// smaller ones from the front (shortlex, as in MacIver and Donaldson, "Test-case reduction via test-case
/// generation: insights from the Hypothesis reducer", ECOOP 2020). So it needs to know nothing of what is made of
/// them, and what it comes to can always be drawn.
///
/// Where a library shrinks a value of its own, that value goes down by the library's steps, whatever the order of
/// the choices says; such steps are strictly simpler by themselves, so it comes to an end all the same.
public final class InputShrinker {
    private static final int TRIES = 2_000;

    private final Property property;
    private final Predicate<List<Choice>> failsAlike;
    private final Set<List<Choice>> tried = new HashSet<>();
    private int triesLeft = TRIES;
    private int improvements;
    private List<Choice> best = List.of();
    private List<Part> parts = List.of();

    /// @param property   what draws the inputs
    /// @param failsAlike whether an input fails as the first one does; a try
    public InputShrinker(Property property, Predicate<List<Choice>> failsAlike) {
        this.property = property;
        this.failsAlike = failsAlike;
    }

    /// The smallest input that was found, perhaps the same.
    ///
    /// @param failing the choices of an input that fails
    public List<Choice> shrink(List<Choice> failing) {
        accept(Drawing.of(failing));
        tried.add(best);
        int before;
        do {
            before = improvements;
            new Leaving(this).reduce();
            new Lowering(this).reduce();
            var growing = new Growing(this);
            growing.reduce();
            if (improvements == before) {
                growing.improvesTogether();
            }
        } while (improvements > before && hasTriesLeft());
        return best;
    }

    private void accept(Drawing drawing) {
        property.draw(drawing);
        best = drawing.choices();
        parts = drawing.parts();
    }

    /// Tries choices; true if they, or what is really drawn by them, are now the best.
    boolean tries(List<Choice> candidate) {
        return tries(candidate, false);
    }

    /// Tries choices that are known to be simpler.
    boolean triesSimpler(List<Choice> candidate) {
        return tries(candidate, true);
    }

    private boolean tries(List<Choice> candidate, boolean knownSimpler) {
        if (!hasTriesLeft()) {
            return false;
        }
        var drawing = Drawing.of(candidate);
        try {
            property.draw(drawing);
        } catch (RuntimeException e) {
            return false; // whatever makes the input cannot make one of these choices
        }
        var drawn = drawing.choices();
        if (!knownSimpler && !isSimpler(drawn, best) || !tried.add(drawn)) {
            return false;
        }
        triesLeft--;
        if (!failsAlike.test(drawn)) {
            return false;
        }
        best = drawn;
        parts = drawing.parts();
        improvements++;
        return true;
    }

    static boolean isSimpler(List<Choice> a, List<Choice> b) {
        if (a.size() != b.size()) {
            return a.size() < b.size();
        }
        for (int i = 0; i < a.size(); i++) {
            if (a.get(i).equals(b.get(i))) {
                continue;
            }
            // The range may differ, when an earlier choice does; that one has decided already.
            if (!(a.get(i) instanceof Choice.Plain x && b.get(i) instanceof Choice.Plain y)) {
                return false;
            }
            if (x.value() != y.value()) {
                return x.value() < y.value();
            }
        }
        return false;
    }

    /// Whether there is anything left of the budget.
    boolean hasTriesLeft() {
        return triesLeft > 0;
    }

    /// The best choices so far.
    List<Choice> best() {
        return best;
    }

    /// What belongs together in the best choices.
    List<Part> parts() {
        return parts;
    }

    /// The number that was drawn at a place, if it could be smaller; otherwise 0.
    long value(int place) {
        return place < best.size() && best.get(place) instanceof Choice.Plain n && n.canBeSmaller() ? n.value() : 0;
    }

    /// The best choices with other numbers at some places.
    List<Choice> with(int[] places, long[] values) {
        var candidate = new ArrayList<>(best);
        for (int i = 0; i < places.length; i++) {
            if (candidate.get(places[i]) instanceof Choice.Plain number) {
                candidate.set(places[i], number.with(values[i]));
            }
        }
        return candidate;
    }
}
