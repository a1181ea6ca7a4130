package dev.heddle.plainmemory;

import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.strategy.Cell;
import dev.heddle.probe.Monitors;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A program of two or three goroutines with one to five operations each, in plain Java as it is after rewriting:
/// two fields, two elements of an array, two monitors and a volatile flag. It may race, wait for ever, spin for
/// ever, or throw because of a value that it reads.
public final class RandomJavaProgram implements GoBody {
    private final List<List<int[]>> goroutines = new ArrayList<>();
    /// Of four accesses to a field so many are made with the monitor that belongs to it.
    private final int discipline;

    public RandomJavaProgram(long seed) {
        var random = new SplittableRandom(seed);
        discipline = random.nextInt(0, 6);
        int count = random.nextInt(2, 4);
        for (int g = 0; g < count; g++) {
            var operations = new ArrayList<int[]>();
            int length = random.nextInt(1, 6);
            for (int i = 0; i < length; i++) {
                operations.add(new int[] {random.nextInt(12), random.nextInt(2), random.nextInt(4)});
            }
            goroutines.add(operations);
        }
    }

    @Override
    public void run() throws Exception {
        var world = new World();
        for (int i = 1; i < goroutines.size(); i++) {
            var operations = goroutines.get(i);
            Go.go("g" + i, () -> world.perform(operations));
        }
        world.perform(goroutines.getFirst());
    }

    private final class World {
        private final Counter[] counters = {new Counter(), new Counter()};
        private final Object[] monitors = {new Object(), new Object()};
        private final int[] array = new int[2];
        private final Cell flag = new Cell();

        void perform(List<int[]> operations) throws InterruptedException {
            int last = 0;
            for (var operation : operations) {
                last = perform(operation[0], operation[1], operation[2], last);
            }
        }

        private int perform(int operation, int which, int parameter, int last) throws InterruptedException {
            switch (operation) {
                case 0, 1 -> disciplined(which, parameter, () -> counters[which].set(parameter));
                case 2, 3 -> disciplined(which, parameter, counters[which]::increment);
                case 4 -> {
                    return counters[which].get();
                }
                case 5 -> {
                    if (counters[which].get() == parameter + 1) {
                        throw new IllegalStateException("field " + which + " is " + (parameter + 1) + " after " + last);
                    }
                }
                case 6 -> Counter.element(array, which, parameter);
                case 7 -> {
                    return Counter.element(array, which);
                }
                case 8 -> on(which, () -> on(1 - which, () -> counters[0].set(parameter)));
                case 9 -> {
                    if (parameter == 0) {
                        on(which, () -> Monitors.await(monitors[which]));
                    } else {
                        on(which, () -> Monitors.signal(monitors[which]));
                    }
                }
                case 10 -> flag.set(parameter);
                default -> {
                    while (parameter == 0 && flag.get() < 2) {
                        Go.yieldNow();
                    }
                }
            }
            return last;
        }

        private interface Access {
            void run() throws InterruptedException;
        }

        private void disciplined(int which, int parameter, Access access) throws InterruptedException {
            if (parameter < discipline) {
                on(which, access);
            } else {
                access.run();
            }
        }

        private void on(int which, Access access) throws InterruptedException {
            synchronized (Monitors.enter(monitors[which])) {
                try {
                    access.run();
                } finally {
                    Monitors.exit(monitors[which]);
                }
            }
        }
    }
}
