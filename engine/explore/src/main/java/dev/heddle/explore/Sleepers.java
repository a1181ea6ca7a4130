package dev.heddle.explore;

import dev.heddle.explore.failure.Asleep;
import dev.heddle.explore.recording.Places;
import dev.heddle.explore.recording.Recording;
import dev.heddle.model.Alternatives;
import dev.heddle.model.Model;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Site;
import dev.heddle.operation.WaitReason;
import dev.heddle.operation.Wording;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who is asleep where an execution has stopped: on what, for what reason, and who has what they wait for.
final class Sleepers {
    private final DeterministicScheduler scheduler;
    private final Recording recording;

    Sleepers(DeterministicScheduler scheduler, Recording recording) {
        this.scheduler = scheduler;
        this.recording = recording;
    }

    /// Everybody who has not ended, in order of starting.
    List<Asleep> all() {
        var list = new ArrayList<Asleep>();
        for (var g : scheduler.leftOver()) {
            list.add(of(g));
        }
        return list;
    }

    /// A goroutine that has not ended.
    Asleep of(Goroutine g) {
        var model = scheduler.model();
        var names = recording.names();
        var kind = model.pending(g.id());
        int x = kind == null ? Model.NIL : model.pendingObject(g.id());
        var alternatives = model.pendingAlternatives(g.id());
        var isTimer = kind == OperationKind.SLEEP || kind == OperationKind.ARM;
        var object = alternatives != null
                ? objects(alternatives)
                : x == Model.NIL || isTimer || kind == OperationKind.START ? null : names.object(x);
        var holders = new LinkedHashSet<String>();
        if (object != null && alternatives == null && waitsForHolder(kind)) {
            int writer = kind == OperationKind.READ_LOCK ? waitingWriter(x) : -1;
            if (writer >= 0) {
                holders.add(names.goroutine(writer)); // readers that are in already keep nobody out who reads
            } else {
                recording.holders(x).forEach(h -> holders.add(names.goroutine(h)));
            }
            if (holders.isEmpty() && model.holder(x) >= 0) {
                holders.add(names.goroutine(model.holder(x)));
            }
        }
        return new Asleep(
                names.goroutine(g.id()),
                model.isSpinning(g.id())
                        ? WaitReason.SPIN.text()
                        : inJava(kind, x) ? javaReason(kind, x) : reason(kind, x, alternatives),
                object,
                at(g, kind),
                object == null || alternatives != null ? null : names.madeAt(x),
                names.startedAt(g.id()),
                List.copyOf(holders),
                kind == OperationKind.PASS ? joins(x) : null);
    }

    private @Nullable String joins(int x) {
        int g = recording.runs(x);
        return g < 0 ? null : recording.names().goroutine(g);
    }

    /// Who has announced that it will write and waits for the readers to leave, or -1.
    private int waitingWriter(int x) {
        var model = scheduler.model();
        for (int i = 0; i < model.liveCount(); i++) {
            int g = model.live(i);
            if (model.pending(g) == OperationKind.WRITE_LOCK && model.pendingObject(g) == x) {
                return g;
            }
        }
        return -1;
    }

    private static boolean waitsForHolder(@Nullable OperationKind kind) {
        return kind == OperationKind.LOCK
                || kind == OperationKind.READ_LOCK
                || kind == OperationKind.ANNOUNCE
                || kind == OperationKind.WRITE_LOCK
                || kind == OperationKind.ENTER;
    }

    private @Nullable StackTraceElement at(Goroutine g, @Nullable OperationKind kind) {
        if (kind == OperationKind.OUTSIDE && g.thread() != null) {
            return Places.firstOfTheProgram(g.thread().getStackTrace());
        }
        var site = recording.site(g.id());
        return site.equals(Site.UNKNOWN) ? null : site.element();
    }

    private @Nullable String objects(Alternatives cases) {
        var list = new ArrayList<String>();
        for (int i = 0; i < cases.size(); i++) {
            var kind = cases.kind(i);
            if (kind != null) {
                var object = recording.names().object(cases.object(i));
                var wording = scheduler.objects().wording(cases.object(i));
                list.add(
                        wording != null
                                ? wording.words().toDo(kind, object, null)
                                : kind.text() + (kind == OperationKind.SEND ? " to " : " from ") + object);
            }
        }
        return list.isEmpty() ? null : String.join(" or ", list);
    }

    private boolean inJava(@Nullable OperationKind kind, int x) {
        return kind != null
                && kind != OperationKind.SLEEP
                && scheduler.objects().wording(x) != null;
    }

    /// In the words of what the program calls.
    private String javaReason(@Nullable OperationKind kind, int x) {
        var wording = Objects.requireNonNull(scheduler.objects().wording(x));
        return switch (kind) {
            case READ_LOCK -> isStamped(wording) ? "StampedLock.readLock" : "ReadLock.lock";
            case ANNOUNCE, WRITE_LOCK -> isStamped(wording) ? "StampedLock.writeLock" : "WriteLock.lock";
            case PUT -> type(wording) + ".put";
            case TAKE -> type(wording) + ".take";
            case null, default -> wording.waits();
        };
    }

    /// The type whose method it waits in.
    private static String type(Wording wording) {
        int dot = wording.waits().indexOf('.');
        return dot < 0 ? wording.waits() : wording.waits().substring(0, dot);
    }

    private static boolean isStamped(Wording wording) {
        return wording.what().equals("StampedLock");
    }

    private static String reason(@Nullable OperationKind kind, int x, @Nullable Alternatives alternatives) {
        if (kind == null) {
            return WaitReason.RUNNABLE.text();
        }
        if (kind == OperationKind.SEND && x == Model.NIL) {
            return WaitReason.CHAN_SEND_NIL.text();
        }
        if (kind == OperationKind.RECEIVE && x == Model.NIL) {
            return WaitReason.CHAN_RECEIVE_NIL.text();
        }
        if (alternatives != null && alternatives.size() == 0) {
            return WaitReason.SELECT_NO_CASES.text();
        }
        return kind.waitReason().text();
    }

    static String lines(List<Asleep> asleep) {
        return asleep.stream().map(a -> line(a, asleep)).collect(Collectors.joining());
    }

    static String line(Asleep a, List<Asleep> asleep) {
        var text = new StringBuilder("\n  goroutine \"" + a.goroutine() + "\" [" + a.reason() + "]");
        if (a.object() != null) {
            text.append(' ').append(a.object());
        }
        if (!a.heldBy().isEmpty()) {
            text.append(isBehindWriter(a, asleep) ? ", behind the waiting writer " : ", held by ")
                    .append(a.heldBy().stream().map(h -> "\"" + h + "\"").collect(Collectors.joining(", ")));
        }
        if (a.at() != null) {
            text.append("   at ").append(Places.text(a.at()));
        }
        if (a.startedAt() != null) {
            text.append("\n    started at ").append(Places.text(a.startedAt()));
        }
        if (a.madeAt() != null) {
            text.append("\n    ").append(a.object()).append(" made at ").append(Places.text(a.madeAt()));
        }
        return text.toString();
    }

    /// Whether somebody waits to read because somebody else waits to write.
    private static boolean isBehindWriter(Asleep a, List<Asleep> asleep) {
        return a.reason().equals(WaitReason.RW_READ_LOCK.text())
                && asleep.stream()
                        .anyMatch(b -> b.reason().equals(WaitReason.RW_LOCK.text())
                                && Objects.equals(a.object(), b.object())
                                && a.heldBy().equals(List.of(b.goroutine())));
    }
}
