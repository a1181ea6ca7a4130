package dev.heddle.explore.recording;

import dev.heddle.model.Alternatives;
import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Site;
import dev.heddle.operation.Vocabulary;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Operations in words: those that were done, and those that somebody is about to do. What was done changes what is
/// known of the [Contents].
final class StepTexts {
    private final DeterministicScheduler scheduler;
    private final Names names;
    private final Contents contents;

    StepTexts(DeterministicScheduler scheduler, Names names, Contents contents) {
        this.scheduler = scheduler;
        this.names = names;
        this.contents = contents;
    }

    /// What a goroutine was about to do.
    String intent(int g, OperationKind kind, Pending p) {
        var cases = p.alternatives();
        return cases == null
                ? intent(g, kind, Label.PLAIN, p.object(), p.call().method())
                : anyOf(
                        cases,
                        (each, i) ->
                                intent(g, each, i, cases.object(i), p.call().method()));
    }

    private String intent(int g, OperationKind kind, int alternative, int x, @Nullable String call) {
        return kind == OperationKind.SEND && words(x) == null
                ? "send " + Values.text(scheduler.goroutine(g).offered(alternative)) + " to " + names.object(x)
                : operation(kind, x, call);
    }

    /// What a goroutine was about to do, without values.
    String operation(Pending p) {
        var cases = p.alternatives();
        return cases == null
                ? operation(p, Label.PLAIN)
                : anyOf(
                        cases,
                        (each, i) -> operation(each, cases.object(i), p.call().method()));
    }

    /// What one of the alternatives of an operation is, without values.
    String operation(Pending p, int alternative) {
        return alternative == Label.OTHERWISE
                ? "take the default of a select"
                : operation(
                        p.kindOf(alternative), p.objectOf(alternative), p.call().method());
    }

    private String operation(OperationKind kind, int x, @Nullable String call) {
        var words = words(x);
        if (words != null && kind != OperationKind.SLEEP) {
            return words.toDo(kind, names.object(x), call);
        }
        return switch (kind) {
            case SEND -> "send to " + names.object(x);
            case RECEIVE -> "receive from " + names.object(x);
            case WAIT -> "wait for " + names.object(x);
            case SLEEP -> "sleep";
            case AWAIT -> "wait for a condition";
            default -> kind.text() + (names.isKnown(x) ? " " + names.object(x) : "");
        };
    }

    private interface CaseText {
        String of(OperationKind kind, int alternative);
    }

    private static String anyOf(Alternatives cases, CaseText text) {
        var list = new ArrayList<String>();
        for (int i = 0; i < cases.size(); i++) {
            var each = cases.kind(i);
            if (each != null) {
                list.add(text.of(each, i));
            }
        }
        return list.isEmpty() ? "select without a case that can be ready" : String.join(" or ", list);
    }

    /// What a goroutine has just done.
    String action(int g, Pending p, int alternative) {
        if (alternative == Label.OTHERWISE) {
            return "select: default";
        }
        var kind = p.kindOf(alternative);
        var x = p.objectOf(alternative);
        var result = scheduler.model().result(g);
        var on = x < 0 ? "" : " " + names.object(x);
        var words = words(x);
        var plainly = words == null
                ? kind.text() + on
                : words.done(kind, names.object(x), p.call().method());
        if (result == Result.INTERRUPTED && scheduler.model().pendingFlag(g) >= 0) {
            return "interrupted: " + plainly;
        }
        if (result == Result.TIMED_OUT && scheduler.model().pendingDeadline(g) >= 0) {
            return "time is over: " + plainly;
        }
        return switch (kind) {
            case START, YIELD, GOROUTINES, END_PROGRAM, OUTSIDE, RETURN, NOW -> kind.text();
            case CHOOSE -> "choose " + result + " of " + p.argument();
            case BEGIN_AWAIT -> "wait for a condition";
            case AWAIT -> "condition holds";
            case SEND -> {
                if (result == Result.CLOSED) {
                    yield "send on closed" + on;
                }
                var value = Values.text(scheduler.goroutine(g).offered(alternative));
                contents.add(x, value);
                yield "send " + value + " to" + on;
            }
            case RECEIVE -> {
                if (words != null) {
                    yield plainly;
                }
                if (result == Result.CLOSED) {
                    yield "receive from closed" + on;
                }
                var value = contents.take(x);
                yield value == null ? "receive from" + on : "receive " + value + " from" + on;
            }
            case CLOSE -> (result == Result.CLOSED ? "close closed" : "close") + on;
            case CLOSE_ONCE ->
                words == null
                        ? (result == Result.YES ? "close" : "close again") + on
                        : plainly + (result == Result.YES ? "" : ": over already");
            case LENGTH -> words == null || !words.isSure() ? "look at" + on : plainly;
            case SELECT -> "select";
            case LOCK, READ_LOCK, WRITE_LOCK -> {
                contents.locked(x, g, p.site());
                yield plainly;
            }
            case TRY_LOCK, TRY_READ_LOCK, TRY_WRITE_LOCK -> {
                if (result == Result.YES) {
                    contents.locked(x, g, p.site());
                }
                yield plainly + (result == Result.YES ? ": got it" : ": held already");
            }
            case UNLOCK, READ_UNLOCK, WRITE_UNLOCK -> {
                contents.unlocked(x, g);
                yield plainly;
            }
            case WAIT -> words == null ? "wait for" + on : plainly;
            case ENQUEUE -> {
                contents.waits(x, g);
                yield plainly;
            }
            case COND_WAIT -> {
                contents.wakes(x, g);
                yield plainly;
            }
            case SIGNAL -> {
                contents.wakesFirst(x);
                yield plainly;
            }
            case BROADCAST -> {
                contents.wakesAll(x);
                yield plainly;
            }
            case ANNOUNCE, COMPLETE -> plainly;
            case ADD -> (p.argument() == -1 ? "done" : "add " + p.argument() + " to") + on;
            case ENTER -> (result == Result.YES ? "enter" : "find done") + on;
            case READ -> plainly + (contents.get(x) == null ? "" : " = " + contents.get(x));
            case WRITE -> {
                if (!isShared(x)) {
                    yield plainly;
                }
                contents.set(x, variable(scheduler.goroutine(g).offered(alternative)));
                yield plainly + " = " + contents.get(x);
            }
            case UPDATE, COMPARE_AND_SET, PASS, PARK, OPEN, PUT, TAKE, COUNT_DOWN, INTERRUPT, RETRACT, DOWNGRADE ->
                plainly;
            case ARM -> "set timer for " + Durations.text(p.argument());
            case DISARM -> "stop timer";
            case SLEEP -> "wake from sleep";
            case ACQUIRE, RELEASE -> plainly + (p.argument() == 1 ? "" : " of " + p.argument());
            case TRY_ACQUIRE, TRY_PUT, TRY_TAKE -> plainly + outcome(words, result == Result.YES);
            case REMOVE -> plainly + outcome(words, result != 0);
            case NOTIFY -> {
                contents.wakes(x, alternative);
                yield plainly + (alternative < 0 ? ": nobody waits" : ": \"" + names.goroutine(alternative) + '"');
            }
        };
    }

    private static String outcome(@Nullable Vocabulary words, boolean isDone) {
        return words != null && words.isSure() ? "" : isDone ? ": done" : ": cannot";
    }

    /// Whether a step is what the JDK's classes do for themselves: no line of the program has asked for it, or it
    /// is one of several steps of what the program asked for.
    boolean isInside(Pending p, int alternative) {
        var words = words(p.objectOf(alternative));
        return words != null
                && scheduler.model().type(p.objectOf(alternative)) != ObjectType.CHANNEL // the end of a context
                && (p.site().equals(Site.UNKNOWN)
                        || words.isInside(p.kindOf(alternative), p.call().method()));
    }

    /// What is said of operations on an object of plain Java; `null` for one of ours.
    private @Nullable Vocabulary words(int x) {
        var wording = scheduler.objects().wording(x);
        return wording == null ? null : wording.words();
    }

    /// Whether it is a variable whose values are known; plain memory of the program that has become a step is not.
    boolean isShared(int x) {
        return scheduler.model().type(x) == ObjectType.PLAIN_VARIABLE
                && scheduler.objects().wording(x) == null;
    }

    static String variable(@Nullable Object value) {
        return value == null ? "null" : Values.text(value);
    }
}
