package dev.heddle.probe;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.MemoryMode;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.function.BooleanSupplier;

/// Places in memory whose accesses are steps: volatile fields, the contents of atomics, what a `VarHandle` is
/// applied to. In an execution a variable of the model stands for each.
final class Location {
    /// The content of an object that holds a single value.
    private static final int CONTENT = -3;
    /// The first element of an array; the others follow.
    private static final int ELEMENTS = 1;

    private Location() {}

    /// The variable for a field, whose value only the program knows.
    static int ofField(JavaThread t, Object owner, int place) {
        return ofField(t, owner instanceof Class<?> c ? t.execution().ofClass(c.getName()) : t.entry(owner), place);
    }

    /// The variable for a field of what is known under this entry.
    static int ofField(JavaThread t, Entry entry, int place) {
        int field = Places.field(place);
        int known = entry.place(field);
        if (known == Model.NEVER) {
            var wording = new Wording(name(place), "");
            known = t.create(entry, field, ObjectType.VARIABLE, Model.OPAQUE, 0, wording);
            entry.setPlace(field, known);
        }
        return known;
    }

    /// The plain variable for a field, an element or a whole collection.
    static int ofPlain(JavaThread t, Object owner, int index, int place) {
        var entry = owner instanceof Class<?> c ? t.execution().ofClass(c.getName()) : t.entry(owner);
        int field = Places.field(place);
        int part = field == Places.ELEMENTS ? ELEMENTS + index : field;
        int known = entry.place(part);
        if (known == Model.NEVER) {
            var name = switch (Places.of(place).kind()) {
                case FIELD, STATIC -> name(place);
                case ELEMENT -> Names.of(owner.getClass()).replace("[]", "") + "[" + index + "]";
                case WHOLE -> Names.of(owner.getClass());
            };
            known = t.create(entry, part, ObjectType.PLAIN_VARIABLE, Model.OPAQUE, 0, new Wording(name, ""));
            entry.setPlace(part, known);
        }
        return known;
    }

    private static String name(int place) {
        var where = Places.of(place);
        return where.simpleClassName() + "." + where.member();
    }

    /// The variable for an element, whose value only the program knows.
    static int ofElement(JavaThread t, Object array, int index) {
        return element(t, array, index, Model.OPAQUE, 0);
    }

    /// The variable for an element with this value.
    static int ofElement(JavaThread t, Object array, int index, long value) {
        return element(t, array, index, 0, value);
    }

    private static int element(JavaThread t, Object array, int index, int parameter, long value) {
        var entry = t.entry(array);
        int known = entry.place(ELEMENTS + index);
        if (known == Model.NEVER) {
            var wording =
                    new Wording(Names.of(array.getClass()).replace("[]", "") + "[" + index + "]", "", Vocabulary.CALLS);
            known = t.create(entry, ELEMENTS + index, ObjectType.VARIABLE, parameter, value, wording);
            entry.setPlace(ELEMENTS + index, known);
        } else if (parameter != Model.OPAQUE) {
            correct(t, known, value);
        }
        return known;
    }

    /// The variable for an object that holds this single value.
    static int of(JavaThread t, Object holder, long value) {
        var entry = t.entry(holder);
        int known = entry.place(CONTENT);
        if (known == Model.NEVER) {
            var wording = new Wording(Names.of(holder.getClass()), "", Vocabulary.CALLS);
            known = t.create(entry, CONTENT, ObjectType.VARIABLE, 0, value, wording);
            entry.setPlace(CONTENT, known);
            if (entry.isMet()) {
                Memory.holder(t, holder, known);
            }
        } else {
            correct(t, known, value);
        }
        return known;
    }

    /// Code that nobody sees, the JDK's own for one, may have changed the value.
    private static void correct(JavaThread t, int x, long value) {
        if (t.model().value(x) != value) {
            t.model().correct(x, value);
        }
    }

    static void read(JavaThread t, int x) {
        t.perform(OperationKind.READ, x);
    }

    static void read(JavaThread t, MemoryMode mode, int x) {
        announce(t, mode);
        t.perform(OperationKind.READ, x);
        t.goroutine().access(MemoryMode.VOLATILE);
    }

    static void write(JavaThread t, MemoryMode mode, int x, long value) {
        announce(t, mode);
        t.perform(OperationKind.WRITE, x, value);
        t.goroutine().access(MemoryMode.VOLATILE);
    }

    /// What is plain can race, so it has to be known that there is something to look for.
    private static void announce(JavaThread t, MemoryMode mode) {
        t.goroutine().access(mode);
        if (mode == MemoryMode.PLAIN) {
            t.goroutine().plainAccess();
        }
    }

    /// A read and a write in one step.
    static void update(JavaThread t, int x, long added) {
        t.perform(OperationKind.UPDATE, x, added);
    }

    /// A read and a write in one step.
    static void update(JavaThread t, MemoryMode mode, int x) {
        t.goroutine().access(mode);
        t.perform(OperationKind.UPDATE, x, 0);
        t.goroutine().access(MemoryMode.VOLATILE);
    }

    static void compareAndSet(JavaThread t, MemoryMode mode, int x, long expected, long next) {
        t.goroutine().access(mode);
        t.goroutine().compareAndSet(x, expected, next);
        t.goroutine().access(MemoryMode.VOLATILE);
    }

    /// A compare-and-set of which only the program knows whether it succeeds.
    static void attempt(JavaThread t, MemoryMode mode, int x, BooleanSupplier succeeds) {
        t.goroutine().access(mode);
        t.goroutine().attempt(OperationKind.COMPARE_AND_SET, x, succeeds);
        t.goroutine().access(MemoryMode.VOLATILE);
    }
}
