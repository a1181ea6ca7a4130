package dev.heddle.explore.dpor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Numbers for pairs of an object and its capacity.
final class Objects {
    private final Map<Long, Integer> numbers = new HashMap<>();
    private int[] capacity = new int[64];

    int number(int object, int itsCapacity) {
        return numbers.computeIfAbsent((long) object << Integer.SIZE | itsCapacity, _ -> add(itsCapacity));
    }

    private int add(int itsCapacity) {
        int number = numbers.size();
        if (number == capacity.length) {
            capacity = Arrays.copyOf(capacity, 2 * number);
        }
        capacity[number] = itsCapacity;
        return number;
    }

    int capacity(int number) {
        return capacity[number];
    }
}
