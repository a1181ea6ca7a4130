package dev.heddle.explore.dpor;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.model.VirtualClock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The objects that an execution made. Nobody can use one before it is made, so another order of events may make
/// all of them before its first event: that is how objects are there, too, that stand for ones made outside of the
/// execution, which whoever comes first makes.
final class MadeObjects {
    private int[] number = new int[16];
    private @Nullable ObjectType[] type = new ObjectType[16];
    private int[] parameter = new int[16];
    private long[] value = new long[16];
    private VirtualClock.@Nullable Effect[] effect = new VirtualClock.Effect[16];
    private int[] target = new int[16];
    private int[] program = new int[16];
    private int size;

    /// Adds an object that `model` has just got.
    void add(Model model, int object, ObjectType what, int capacity, int by) {
        ensure();
        number[size] = object;
        type[size] = what;
        parameter[size] = capacity;
        value[size] = model.value(object);
        if (what == ObjectType.TIMER) {
            effect[size] = model.clock().effect(object);
            target[size] = model.clock().target(object);
            program[size] = model.program(by);
        }
        size++;
    }

    /// Makes all of them in another state.
    void createIn(Model model) {
        for (int i = 0; i < size; i++) {
            var what = type[i];
            var does = effect[i];
            if (what == ObjectType.TIMER && does != null) {
                model.createTimer(number[i], does, target[i], program[i]);
            } else if (what != null) {
                model.create(number[i], what, parameter[i], value[i]);
            }
        }
    }

    /// The channel that a timer sends to, or -1.
    int channelOf(int timer) {
        for (int i = 0; i < size; i++) {
            if (number[i] == timer) {
                return effect[i] == VirtualClock.Effect.SEND ? target[i] : -1;
            }
        }
        return -1;
    }

    int size() {
        return size;
    }

    /// Forgets all but the first.
    void truncate(int newSize) {
        size = newSize;
    }

    private void ensure() {
        if (size < number.length) {
            return;
        }
        int wanted = 2 * size;
        number = Arrays.copyOf(number, wanted);
        type = Arrays.copyOf(type, wanted);
        parameter = Arrays.copyOf(parameter, wanted);
        value = Arrays.copyOf(value, wanted);
        effect = Arrays.copyOf(effect, wanted);
        target = Arrays.copyOf(target, wanted);
        program = Arrays.copyOf(program, wanted);
    }
}
