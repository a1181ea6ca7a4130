package dev.heddle.plainmemory;

import dev.heddle.operation.Site;
import dev.heddle.probe.Memory;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;

/// A class with a plain field as it is after rewriting, the probes called by hand.
final class Counter {
    private static final int VALUE = Places.add(Place.Kind.FIELD, Counter.class.getName(), "value", Site.UNKNOWN);
    private static final int NEXT = Places.add(Place.Kind.FIELD, Counter.class.getName(), "next", Site.UNKNOWN);
    private static final int TOTAL = Places.add(Place.Kind.STATIC, Counter.class.getName(), "total", Site.UNKNOWN);
    private static final int OTHER = Places.add(Place.Kind.STATIC, Counter.class.getName(), "other", Site.UNKNOWN);
    private static final int ELEMENT = Places.add(Place.Kind.ELEMENT, "", "", Site.UNKNOWN);

    static int total;
    static int other;

    private int value;
    private Counter next;

    int get() {
        Memory.read(this, VALUE);
        return value;
    }

    void set(int value) {
        Memory.write(this, VALUE);
        this.value = value;
    }

    void increment() {
        set(get() + 1);
    }

    Counter next() {
        Memory.read(this, NEXT);
        return next;
    }

    void next(Counter next) {
        Memory.write(this, NEXT);
        this.next = next;
    }

    static int total() {
        Memory.read(Counter.class, TOTAL);
        return total;
    }

    static void total(int total) {
        Memory.write(Counter.class, TOTAL);
        Counter.total = total;
    }

    static void other(int other) {
        Memory.write(Counter.class, OTHER);
        Counter.other = other;
    }

    static int element(int[] array, int index) {
        Memory.readElement(array, index, ELEMENT);
        return array[index];
    }

    static void element(int[] array, int index, int value) {
        Memory.writeElement(array, index, ELEMENT);
        array[index] = value;
    }
}
