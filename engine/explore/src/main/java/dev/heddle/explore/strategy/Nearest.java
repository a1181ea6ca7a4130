package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import org.jspecify.annotations.Nullable;

/// Runs the schedule of a token on a body that has been edited since, as nearly as it can.
///
/// Where the transition at the token's place is not the token's, it is made nonetheless if the token does not know
/// it at all (an operation that is new). Otherwise the token's is looked for in other places, then another one that
/// is new, then what the token says a few steps later (an operation that is gone), then a step of the same kind;
/// and at last whoever ran goes on.
public final class Nearest implements Search {
    /// How many steps of the token can be passed over at once.
    private static final int LOOK_AHEAD = 64;

    private static final int NONE = -1;

    private final Expected token;
    /// The next step of the token.
    private int at;

    private int step;
    private int last;
    private @Nullable Diverged first;

    /// @param token the steps of the token
    public Nearest(Expected token) {
        this.token = token;
    }

    /// The first step that is not as in the token, or `null` if all are so far.
    public @Nullable Diverged firstDifference() {
        return first;
    }

    @Override
    public boolean begin(long number) {
        at = 0;
        step = 0;
        last = NONE;
        first = null;
        return number == 0;
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        step++;
        int choice = at < token.size() ? next(enabled, scheduler) : goOn(enabled);
        int g = Label.goroutine(enabled.get(choice));
        last = g == Label.CLOCK ? last : g;
        return choice;
    }

    private int next(Labels enabled, DeterministicScheduler scheduler) {
        int choice = token.choice(at);
        if (choice < enabled.size() && token.isLike(at, enabled.get(choice), scheduler)) {
            at++;
            return choice;
        }
        if (first == null) {
            first = token.diverged(at, step, enabled, scheduler);
        }
        if (choice < enabled.size() && !isLeft(enabled.get(choice), scheduler)) {
            return choice;
        }
        int like = find(at, enabled, scheduler, true);
        if (like == NONE) {
            int unknown = unknown(enabled, scheduler);
            if (unknown != NONE) {
                return unknown;
            }
        }
        int end = Math.min(token.size(), at + LOOK_AHEAD);
        for (int later = at; like == NONE && later < end; later++) {
            like = find(later, enabled, scheduler, true);
            at = like == NONE ? at : later;
        }
        if (like == NONE) {
            like = find(at, enabled, scheduler, false);
        }
        if (like == NONE) {
            return goOn(enabled);
        }
        at++;
        return like;
    }

    /// A transition like a step of the token, or of its kind at least.
    private int find(int place, Labels enabled, DeterministicScheduler scheduler, boolean exactly) {
        for (int i = 0; i < enabled.size(); i++) {
            long label = enabled.get(i);
            if (exactly ? token.isLike(place, label, scheduler) : token.isOfItsKind(place, label, scheduler)) {
                return i;
            }
        }
        return NONE;
    }

    /// A transition that is like none that is left in the token, if possible of whoever ran.
    private int unknown(Labels enabled, DeterministicScheduler scheduler) {
        int found = NONE;
        for (int i = 0; i < enabled.size(); i++) {
            long label = enabled.get(i);
            var isLast = Label.goroutine(label) == last;
            if ((found == NONE || isLast) && Label.goroutine(label) != Label.CLOCK && !isLeft(label, scheduler)) {
                found = i;
            }
        }
        return found;
    }

    private boolean isLeft(long label, DeterministicScheduler scheduler) {
        for (int place = at; place < token.size(); place++) {
            if (token.isLike(place, label, scheduler)) {
                return true;
            }
        }
        return false;
    }

    private int goOn(Labels enabled) {
        for (int i = 0; i < enabled.size(); i++) {
            if (Label.goroutine(enabled.get(i)) == last) {
                return i;
            }
        }
        return 0;
    }

    @Override
    public String description() {
        return "replay of the nearest";
    }
}
