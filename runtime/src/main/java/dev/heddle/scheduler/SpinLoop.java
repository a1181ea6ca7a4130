package dev.heddle.scheduler;

import dev.heddle.model.Model;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Notices that a goroutine spins: it looks at one variable, yields, and looks again. Until somebody has changed the
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
    /// How often it may yield between two looks, as a loop does that backs off. Without a limit one that looks at
    /// nothing any more would never make a step.
    private static final int MOST_PAUSES = 2_000;
    /// How many frames of the program tell one loop from another.
    private static final int MOST_CALLERS = 4;

    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final Set<String> OURS = Set.of("dev.heddle", "dev.heddle.probe", "dev.heddle.scheduler");

    private final Model model;
    private final int goroutine;
    /// Where in the program loops stand that have not come out; of the search.
    private final Set<String> endless;

    /// What the last step looked at, if it was a look and found nothing to do; else [Model#NIL].
    private int looked = Model.NIL;

    private @Nullable OperationKind look;
    /// How often it has looked again since its last step, and how often it has yielded since it looked.
    private int rounds;

    private int pauses;
    /// Where it yields, and who called that: loops may share a method that yields.
    private String place = "";

    SpinLoop(Model model, int goroutine, Set<String> endless) {
        this.model = model;
        this.goroutine = goroutine;
        this.endless = endless;
    }

    /// It yields; true if that may be a round of a loop, and is no step for now.
    boolean yields() {
        if (looked == Model.NIL || pauses == MOST_PAUSES) {
            return false;
        }
        if (!hasYielded()) {
            place = place();
        }
        pauses++;
        return true;
    }

    /// Whether it has yielded without a step since its last step.
    boolean hasYielded() {
        return rounds + pauses > 0;
    }

    /// What it has come to is the same look again, and is no step: it goes round.
    boolean goesRound() {
        var goes = isSameLook() && rounds < MOST_ROUNDS && !endless.contains(place);
        if (goes) {
            rounds++;
            pauses = 0;
        }
        return goes;
    }

    /// What it has come to is the same look again, and waits for a change.
    boolean waits() {
        var waits = isSameLook();
        if (waits) {
            endless.add(place);
        }
        return waits;
    }

    /// How often it has yielded without a step, as it is known now that it does something else than to look again.
    /// The yields of a loop that it comes out of are none.
    int owedYields() {
        return rounds == 0 ? pauses : 0;
    }

    /// It is about to access plain memory, between two pauses, so it may look at that and not at what it looked at
    /// before: then its yields are steps, or nobody could change what it looks at.
    boolean looksElsewhere() {
        return pauses > 1 && rounds == 0;
    }

    /// It has accessed plain memory so often that it would have to make a step. If it goes round, it has done so
    /// often enough, and waits when it looks next; false if it does not, or has been told before.
    boolean goesRoundNoMore() {
        if (rounds == 0 || rounds == MOST_ROUNDS) {
            return false;
        }
        rounds = MOST_ROUNDS;
        return true;
    }

    private boolean isSameLook() {
        return model.pending(goroutine) == look
                && model.pendingObject(goroutine) == looked
                && !model.wouldSwap(goroutine);
    }

    /// It has made a step.
    void stepped(@Nullable OperationKind kind, int object, long result) {
        var isLook = kind == OperationKind.READ || kind == OperationKind.COMPARE_AND_SET && result == Result.NO;
        look = kind;
        looked = isLook ? object : Model.NIL;
        rounds = 0;
        pauses = 0;
    }

    /// It does something else than to look again.
    void isOver() {
        stepped(null, Model.NIL, 0);
    }

    private static String place() {
        return WALKER.walk(frames -> frames.filter(frame -> !isOurs(frame.getClassName()))
                .limit(MOST_CALLERS)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + "@" + frame.getByteCodeIndex())
                .collect(Collectors.joining(" ")));
    }

    private static boolean isOurs(String type) {
        return OURS.contains(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
    }
}
