package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;

/// The state of a pool or of a timer: steps on it are made one after another, and no two changes can be swapped.
///
/// They order nothing in memory, for the JDK does not promise that who submits something sees what somebody else
/// did who has submitted before him. Only who collects has all that those did who came before.
final class Ledger {
    private final int number;

    /// @param noun what it is the state of
    Ledger(JavaThread t, Entry entry, int part, String noun) {
        // Who puts something into a queue is ordered before him who takes it out, and before nobody else.
        var wording = new Wording(noun, noun, Vocabulary.CALLS.sure());
        number = t.create(entry, part, ObjectType.QUEUE, Integer.MAX_VALUE, 0, wording);
    }

    /// The step before a change.
    void enter(JavaThread t) {
        t.perform(OperationKind.TRY_PUT, number);
    }

    /// The step before a look, which can be swapped with other looks.
    void look(JavaThread t) {
        t.perform(OperationKind.LENGTH, number);
    }

    /// [#enter]; what those have done who have entered before happens before it.
    void collect(JavaThread t) {
        t.perform(OperationKind.REMOVE, number, Integer.MAX_VALUE);
    }
}
