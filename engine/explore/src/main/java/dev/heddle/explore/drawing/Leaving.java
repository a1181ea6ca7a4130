package dev.heddle.explore.drawing;

import dev.heddle.explore.drawing.Drawing.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Leaves things out: parts, several at once first, and then choices that belong to no part.
final class Leaving {
    /// Single choices are tried in inputs up to this size; beyond it that takes too many tries.
    private static final int FEW = 200;
    private static final int LONGEST_RUN = 4;

    private final InputShrinker shrinker;

    Leaving(InputShrinker shrinker) {
        this.shrinker = shrinker;
    }

    void reduce() {
        while (leavesOutParts() && shrinker.hasTriesLeft()) {
            // Until no part can be left out.
        }
        simplifyParts();
        liftParts();
        leaveOutOfTwins();
        exchangeNeighbours();
        leaveOutChoices();
    }

    private boolean leavesOutParts() {
        int depths = shrinker.parts().stream().mapToInt(Part::depth).max().orElse(-1) + 1;
        for (int depth = 0; depth < depths; depth++) {
            for (int many = ofDepth(depth).size(); many > 0; many /= 2) {
                if (leavesOutSome(depth, many)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Part> ofDepth(int depth) {
        return shrinker.parts().stream()
                .filter(part -> part.depth() == depth)
                .sorted(Comparator.comparingInt(Part::from))
                .toList();
    }

    /// Goes from the back, so that what is in front keeps its place.
    private boolean leavesOutSome(int depth, int many) {
        boolean any = false;
        for (int last = ofDepth(depth).size() - 1; last >= many - 1; last--) {
            var parts = ofDepth(depth);
            if (last < parts.size()) {
                any |= succeedsWithout(
                        parts.get(last - many + 1).from(), parts.get(last).to());
            }
        }
        return any;
    }

    private boolean succeedsWithout(int from, int to) {
        var candidate = new ArrayList<>(shrinker.best());
        candidate.subList(from, to).clear();
        return shrinker.tries(candidate);
    }

    /// The simplest of its kind in the place of a part.
    private void simplifyParts() {
        for (int i = 0; i < shrinker.parts().size(); i++) {
            var part = shrinker.parts().get(i);
            var candidate = new ArrayList<>(shrinker.best());
            candidate.subList(part.from(), part.to()).replaceAll(Leaving::simplest);
            shrinker.tries(candidate);
        }
    }

    /// A part of a part in its place, as with an expression that contains others.
    private void liftParts() {
        for (int i = shrinker.parts().size() - 1; i >= 0; i--) {
            for (int j = 0; j < i && i < shrinker.parts().size(); j++) {
                var whole = shrinker.parts().get(i);
                var inner = shrinker.parts().get(j);
                if (whole.includes(inner)) {
                    var candidate = new ArrayList<>(shrinker.best());
                    candidate.subList(inner.to(), whole.to()).clear();
                    candidate.subList(whole.from(), inner.from()).clear();
                    shrinker.tries(candidate);
                }
            }
        }
    }

    /// The same out of two parts that are equal, and must stay so.
    private void leaveOutOfTwins() {
        for (int i = 0; i < shrinker.parts().size(); i++) {
            for (int j = 0; j < shrinker.parts().size(); j++) {
                for (int k = 0; k < shrinker.parts().size(); k++) {
                    var inner = shrinker.parts().get(i);
                    var first = shrinker.parts().get(j);
                    var second = shrinker.parts().get(k);
                    if (first.includes(inner) && first.to() <= second.from() && areTwins(first, second)) {
                        int distance = second.from() - first.from();
                        var candidate = new ArrayList<>(shrinker.best());
                        candidate
                                .subList(inner.from() + distance, inner.to() + distance)
                                .clear();
                        candidate.subList(inner.from(), inner.to()).clear();
                        shrinker.tries(candidate);
                        break;
                    }
                }
            }
        }
    }

    private boolean areTwins(Part first, Part second) {
        return first.depth() == second.depth()
                && shrinker.best()
                        .subList(first.from(), first.to())
                        .equals(shrinker.best().subList(second.from(), second.to()));
    }

    private static Choice simplest(Choice choice) {
        return choice instanceof Choice.Plain number && number.canBeSmaller() ? number.with(0) : choice;
    }

    /// The simpler of two neighbours to the front.
    private void exchangeNeighbours() {
        for (int i = 0; i < shrinker.parts().size(); i++) {
            for (int j = i + 1; j < shrinker.parts().size(); j++) {
                var first = shrinker.parts().get(i);
                var second = shrinker.parts().get(j);
                if (first.depth() == second.depth() && first.to() == second.from()) {
                    var candidate = new ArrayList<>(shrinker.best());
                    Collections.rotate(candidate.subList(first.from(), second.to()), second.length());
                    shrinker.tries(candidate);
                }
            }
        }
    }

    /// A number may say how many choices follow it, so it is also tried with one less.
    private void leaveOutChoices() {
        if (shrinker.best().size() > FEW) {
            return;
        }
        for (int run = LONGEST_RUN; run > 0; run--) {
            for (int at = shrinker.best().size() - run; at >= 0; at--) {
                if (at + run > shrinker.best().size() || succeedsWithout(at, at + run)) {
                    continue;
                }
                long before = at == 0 ? 0 : shrinker.value(at - 1);
                if (before > 0) {
                    var candidate = shrinker.with(new int[] {at - 1}, new long[] {before - 1});
                    candidate.subList(at, at + run).clear();
                    shrinker.tries(candidate);
                }
            }
        }
    }
}
