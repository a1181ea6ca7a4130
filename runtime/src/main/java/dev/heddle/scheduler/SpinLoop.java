package dev.heddle.scheduler;

import dev.heddle.model.Model;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Notices a goroutine that spins: it looks at one variable, yields, and looks again. Until somebody has changed the
/// variable, every further look is the same, so there is one interleaving to explore instead of one for each round:
/// the next look waits for a change.
///
/// A loop may also count its rounds and do something else after so many, as a lock does that spins before it parks.
/// So a goroutine first goes round up to [#MOST_ROUNDS] times without a step. Nobody else can tell, as nobody else
/// runs meanwhile and it changes nothing. If it comes out, what it does then is its next step; if it does not, it is
/// taken never to. Which of the looks sees a change is not explored: a look in the tenth round is the first look of
/// a goroutine that came ten rounds later.
///
/// The idea is that of Kokologiannakis, Ren, Vafeiadis, "Dynamic Partial Order Reductions for Spinloops" (FMCAD 2021),
/// who prove that a loop comes round to the same state; we see no local variables, and let it run instead.
final class SpinLoop {
    /// More than the spins of any lock or exchanger that we know of; `Exchanger` has 1024.
    private static final int MOST_ROUNDS = 2_000;

    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final Set<String> OURS = Set.of("dev.heddle", "dev.heddle.probe", "dev.heddle.scheduler");

    /// Where in the program loops stand that have not come out; of the search.
    private final Set<String> endless;

    /// What the last step looked at, if it was a look and found nothing to do; else [Model#NIL].
    private int looked = Model.NIL;

    private @Nullable OperationKind look;
    /// How often it has yielded since the last step.
    private int rounds;
    /// Whether it has looked again since.
    private boolean hasGoneRound;
    /// Where it yields.
    private @Nullable String place;

    SpinLoop(Set<String> endless) {
        this.endless = endless;
    }

    /// It yields; true if that is a round of a loop, and no step.
    boolean yields() {
        if (looked == Model.NIL || rounds > 2 * MOST_ROUNDS) {
            return false; // or it only yields and looks at nothing any more
        }
        if (rounds++ == 0) {
            place = place();
        }
        return true;
    }

    /// What it has come to is the same look again, and is no step: it goes round.
    boolean goesRound(Model model, int g) {
        var goes =
                rounds > 0 && isSameLook(model, g) && rounds < MOST_ROUNDS && place != null && !endless.contains(place);
        hasGoneRound |= goes;
        return goes;
    }

    /// How often it has yielded without a step and not in a loop, as is known now that it does something else.
    int owedYields(Model model, int g) {
        return rounds == 0 || hasGoneRound || model.pending(g) != null && isSameLook(model, g) ? 0 : rounds;
    }

    /// What it has come to is the same look again, and waits for a change.
    boolean waits(Model model, int g) {
        if (rounds == 0 || !isSameLook(model, g)) {
            return false;
        }
        if (place != null) {
            endless.add(place);
        }
        return true;
    }

    private boolean isSameLook(Model model, int g) {
        return model.pending(g) == look && model.pendingObject(g) == looked && !model.wouldSwap(g);
    }

    /// It has made a step, or something that nobody sees and that may have changed what it looks at.
    void stepped(@Nullable OperationKind kind, int object, long result) {
        var isLook = kind == OperationKind.READ || kind == OperationKind.COMPARE_AND_SET && result == Result.NO;
        look = kind;
        looked = isLook ? object : Model.NIL;
        rounds = 0;
        hasGoneRound = false;
    }

    private static String place() {
        return WALKER.walk(frames -> frames.filter(frame -> !isOurs(frame.getClassName()))
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + "@" + frame.getByteCodeIndex())
                .orElse(""));
    }

    private static boolean isOurs(String type) {
        return OURS.contains(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
    }
}
