package dev.heddle.explore.recording;

import dev.heddle.explore.strategy.Expected;
import dev.heddle.explore.strategy.Kinds;
import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;

/// The steps of a token, known again by their checks while an execution of the body is recorded. Where something
/// else comes, it can say so with names and lines.
public final class TokenSteps implements Expected {
    private final ReplayToken token;
    private final Recording recording;

    /// @param recording of the execution that is to be like the token's
    public TokenSteps(ReplayToken token, Recording recording) {
        this.token = token;
        this.recording = recording;
    }

    @Override
    public int size() {
        return token.choices().length;
    }

    @Override
    public int choice(int step) {
        return token.choices()[step];
    }

    @Override
    public boolean isOfItsKind(int step, long label, DeterministicScheduler scheduler) {
        return Kinds.of(label, scheduler.model()).ordinal() == token.kinds()[step];
    }

    @Override
    public boolean isLike(int step, long label, DeterministicScheduler scheduler) {
        int check = token.isOfTheFirstVersion() ? recording.checkOfTheFirstVersion(label) : recording.check(label);
        return isOfItsKind(step, label, scheduler) && check == (token.checks()[step] & 0xff);
    }

    @Override
    public String text(int step) {
        var line = token.legend().line(step);
        return line == null ? Kinds.text(token.kinds()[step]) : line.text();
    }

    /// What the goroutine of the step does now. If it could still do what is expected, or is not there, it is
    /// whatever stands where the step stood.
    @Override
    public String instead(int step, Labels enabled, DeterministicScheduler scheduler) {
        int g = goroutine(step, scheduler);
        if (g >= 0 && !isStillPossible(step, enabled, scheduler)) {
            return recording.upcoming(g, !isInvolved(g, enabled));
        }
        int choice = choice(step);
        return choice < enabled.size() ? recording.upcoming(enabled.get(choice)) : recording.upcoming(enabled);
    }

    /// Who made the step, if he is here; else -1.
    private int goroutine(int step, DeterministicScheduler scheduler) {
        var line = token.legend().line(step);
        if (line != null) {
            for (var g : scheduler.leftOver()) {
                if (recording.names().goroutine(g.id()).equals(line.goroutine())) {
                    return g.id();
                }
            }
        }
        return -1;
    }

    private boolean isStillPossible(int step, Labels enabled, DeterministicScheduler scheduler) {
        for (int i = 0; i < enabled.size(); i++) {
            if (isLike(step, enabled.get(i), scheduler)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInvolved(int g, Labels enabled) {
        for (int i = 0; i < enabled.size(); i++) {
            if (Label.involves(enabled.get(i), g)) {
                return true;
            }
        }
        return false;
    }
}
