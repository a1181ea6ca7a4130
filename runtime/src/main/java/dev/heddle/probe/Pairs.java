package dev.heddle.probe;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.MemoryMode;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.function.BooleanSupplier;

/// What the atomic references share that hold something beside the reference.
final class Pairs {
    private static final int PAIR = -18;

    private Pairs() {}

    static void read(Object pair) {
        var t = JavaThread.current();
        if (t != null) {
            Location.read(t, number(t, pair));
        }
    }

    static void write(Object pair) {
        var t = JavaThread.current();
        if (t != null) {
            Location.write(t, MemoryMode.VOLATILE, number(t, pair), 0);
        }
    }

    static void compare(Object pair, BooleanSupplier succeeds) {
        var t = JavaThread.current();
        if (t != null) {
            t.goroutine().attempt(OperationKind.COMPARE_AND_SET, number(t, pair), succeeds);
        }
    }

    private static int number(JavaThread t, Object pair) {
        var entry = t.entry(pair);
        int known = entry.place(PAIR);
        if (known < 0) {
            var wording = new Wording(Names.of(pair.getClass()), "", Vocabulary.CALLS);
            known = t.create(entry, PAIR, ObjectType.VARIABLE, Model.OPAQUE, 0, wording);
            entry.setPlace(PAIR, known);
        }
        return known;
    }
}
