package dev.heddle.explore.shrink;

import dev.heddle.explore.strategy.Kinds;
import dev.heddle.explore.strategy.Spinning;
import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.DeterministicScheduler;

/// The schedule without a preemption: whoever runs goes on while he can, and then the next in order of starting.
/// One that yields or spins lets the next go, as otherwise nobody might ever end.
final class Completion {
    private final Spinning spinning = new Spinning();
    private boolean letsGo;

    int choose(Labels enabled, DeterministicScheduler scheduler, Track track) {
        int own = firstOf(track.last(), enabled);
        int chosen = own >= 0 && !letsGo ? own : nextAfter(own, enabled);
        long label = enabled.get(chosen);
        var kind = Kinds.of(label, scheduler.model());
        var otherwise = Label.alternative(label) == Label.OTHERWISE;
        letsGo = kind == OperationKind.YIELD || spinning.step(Label.goroutine(label), kind, otherwise, 0);
        return chosen;
    }

    private static int firstOf(int g, Labels enabled) {
        for (int i = 0; i < enabled.size(); i++) {
            if (Label.goroutine(enabled.get(i)) == g) {
                return i;
            }
        }
        return -1;
    }

    /// The first label of the goroutine that stands after the one at `place`, in a ring; the clock only if it is
    /// alone.
    private static int nextAfter(int place, Labels enabled) {
        int i = place;
        while (++i < enabled.size()) {
            int g = Label.goroutine(enabled.get(i));
            if (g != Label.CLOCK && (place < 0 || g != Label.goroutine(enabled.get(place)))) {
                return i;
            }
        }
        return 0;
    }
}
