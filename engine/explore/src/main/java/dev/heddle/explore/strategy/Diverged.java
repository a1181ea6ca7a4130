package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.ArrayList;

/// Thrown by a search that runs the beginning of an earlier execution again and finds something else: the body is
/// not a function of the schedule alone.
public final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int step;
    private final String expected;
    private final String found;

    /// @param step     the number of the first step that differs, from 1
    /// @param expected what there had been
    /// @param found    what there is now
    public Diverged(int step, String expected, String found) {
        super("step " + step + ": expected " + expected + ", found " + found, null, false, false);
        this.step = step;
        this.expected = expected;
        this.found = found;
    }

    /// The number of the first step that differs, from 1.
    public int step() {
        return step;
    }

    /// What there had been.
    public String expected() {
        return expected;
    }

    /// What there is now.
    public String found() {
        return found;
    }

    /// The possible transitions as a person reads them.
    public static String list(Labels enabled, DeterministicScheduler scheduler) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < enabled.size(); i++) {
            texts.add(text(enabled.get(i), scheduler));
        }
        return String.join(" or ", texts);
    }

    private static String text(long label, DeterministicScheduler scheduler) {
        int g = Label.goroutine(label);
        if (g == Label.CLOCK) {
            return "the clock to move";
        }
        var kind = scheduler.model().pending(g);
        return "goroutine \"" + scheduler.identities().path(g) + "\" to " + (kind == null ? "run" : kind.text());
    }
}
