package dev.heddle.explore.dpor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Numbers for pairs of an object and its [dev.heddle.explore.strategy.Dependence#parameter].
final class Objects {
    private final Map<Long, Integer> numbers = new HashMap<>();
    private int[] parameter = new int[64];

    int number(int object, int itsParameter) {
        return numbers.computeIfAbsent((long) object << Integer.SIZE | itsParameter, _ -> add(itsParameter));
    }

    private int add(int itsParameter) {
        int number = numbers.size();
        if (number == parameter.length) {
            parameter = Arrays.copyOf(parameter, 2 * number);
        }
        parameter[number] = itsParameter;
        return number;
    }

    int parameter(int number) {
        return parameter[number];
    }
}
