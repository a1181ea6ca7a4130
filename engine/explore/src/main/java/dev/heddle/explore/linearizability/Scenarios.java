package dev.heddle.explore.linearizability;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The scenarios of a check, from small to large, so that the first that fails is one of the smallest that can.
final class Scenarios {
    private final List<String> operations;
    private final int goroutines;
    private final int mostEach;
    private final int mostOfEachSize;
    private final SplittableRandom random;

    /// @param operations     the names to choose from
    /// @param goroutines     how many call
    /// @param mostEach       how many operations each calls at most
    /// @param mostOfEachSize how many scenarios of one shape; if there are more, so many are drawn
    /// @param seed           of the drawing
    Scenarios(List<String> operations, int goroutines, int mostEach, int mostOfEachSize, long seed) {
        this.operations = List.copyOf(operations);
        this.goroutines = goroutines;
        this.mostEach = mostEach;
        this.mostOfEachSize = mostOfEachSize;
        this.random = new SplittableRandom(seed);
    }

    List<Scenario> all() {
        var shapes = new ArrayList<int[]>();
        shapes(new int[goroutines], 0, mostEach, shapes);
        shapes.sort((a, b) -> Integer.compare(sum(a), sum(b)));
        var scenarios = new ArrayList<Scenario>();
        for (var shape : shapes) {
            ofShape(shape, scenarios);
        }
        return scenarios;
    }

    /// Shapes with falling numbers only: which goroutine is which makes no difference.
    private static void shapes(int[] shape, int at, int most, List<int[]> into) {
        if (at == shape.length) {
            into.add(shape.clone());
            return;
        }
        for (int n = 1; n <= most; n++) {
            shape[at] = n;
            shapes(shape, at + 1, n, into);
        }
    }

    private void ofShape(int[] shape, List<Scenario> into) {
        int slots = sum(shape);
        double ways = Math.pow(operations.size(), slots);
        if (ways <= mostOfEachSize) {
            for (long number = 0; number < (long) ways; number++) {
                into.add(number(number, shape));
            }
            return;
        }
        for (int i = 0; i < mostOfEachSize; i++) {
            into.add(drawn(shape));
        }
    }

    private Scenario number(long number, int[] shape) {
        var rest = number;
        var calls = new ArrayList<List<String>>();
        for (int n : shape) {
            var names = new ArrayList<String>();
            for (int i = 0; i < n; i++) {
                names.add(operations.get((int) (rest % operations.size())));
                rest /= operations.size();
            }
            calls.add(names);
        }
        return new Scenario(calls);
    }

    private Scenario drawn(int[] shape) {
        var calls = new ArrayList<List<String>>();
        for (int n : shape) {
            var names = new ArrayList<String>();
            for (int i = 0; i < n; i++) {
                names.add(operations.get(random.nextInt(operations.size())));
            }
            calls.add(names);
        }
        return new Scenario(calls);
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int n : numbers) {
            sum += n;
        }
        return sum;
    }
}
