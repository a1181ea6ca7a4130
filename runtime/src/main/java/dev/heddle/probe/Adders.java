package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;

/// What the adders and accumulators share: the whole of one is a counter.
final class Adders {
    private static final int SUM = -17;

    private Adders() {}

    static void add(Object adder) {
        step(adder, OperationKind.RELEASE);
    }

    static void read(Object adder) {
        step(adder, OperationKind.READ);
    }

    static void write(Object adder) {
        step(adder, OperationKind.UPDATE);
    }

    private static void step(Object adder, OperationKind kind) {
        var t = JavaThread.current();
        if (t == null) {
            return;
        }
        var entry = t.entry(adder);
        int known = entry.place(SUM);
        if (known < 0) {
            known = t.create(
                    entry,
                    SUM,
                    ObjectType.SEMAPHORE,
                    0,
                    0,
                    new Wording(Names.of(adder.getClass()), "", Vocabulary.CALLS));
            entry.setPlace(SUM, known);
        }
        t.perform(kind, known);
    }
}
