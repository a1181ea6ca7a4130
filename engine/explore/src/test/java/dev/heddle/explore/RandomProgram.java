package dev.heddle.explore;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.strategy.Cell;
import dev.heddle.sync.Mutex;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A program of two to four goroutines with one to six operations each, on two variables, two mutexes and two
/// channels. It may wait for ever, or panic because of a value that it reads.
final class RandomProgram implements GoBody {
    private final List<List<int[]>> goroutines = new ArrayList<>();

    RandomProgram(long seed) {
        var random = new SplittableRandom(seed);
        int count = random.nextInt(2, 5);
        for (int g = 0; g < count; g++) {
            var operations = new ArrayList<int[]>();
            int length = random.nextInt(1, 7);
            for (int i = 0; i < length; i++) {
                operations.add(new int[] {random.nextInt(9), random.nextInt(2), random.nextInt(4)});
            }
            goroutines.add(operations);
        }
    }

    @Override
    public void run() {
        var world = new World();
        for (int i = 0; i < goroutines.size(); i++) {
            var operations = goroutines.get(i);
            int self = i;
            Go.go("g" + i, () -> {
                int last = self;
                for (var operation : operations) {
                    last = world.perform(operation[0], operation[1], operation[2], last);
                }
            });
        }
    }

    private static final class World {
        private final Cell[] cells = {new Cell(), new Cell()};
        private final Mutex[] locks = {new Mutex(), new Mutex()};
        private final List<Chan<Integer>> channels = List.of(Chan.unbuffered(), Chan.buffered(1));

        int perform(int operation, int which, int parameter, int last) {
            switch (operation) {
                case 0, 1 -> cells[which].set(parameter);
                case 2 -> cells[which].set(last + 1);
                case 3 -> {
                    return cells[which].get();
                }
                case 4 -> {
                    if (cells[which].get() == parameter + 1 && last == parameter) {
                        throw Go.panic("cell " + which + " is " + (parameter + 1) + " after " + last);
                    }
                }
                case 5 -> {
                    locks[which].lock();
                    locks[1 - which].lock();
                    locks[1 - which].unlock();
                    locks[which].unlock();
                }
                case 6 -> channels.get(which).trySend(parameter);
                case 7 -> {
                    if (parameter == 0) {
                        channels.get(which).send(parameter);
                    }
                }
                default -> {
                    return Go.<Integer>select(
                            channels.get(0).receiving().map(value -> value == null ? 0 : value),
                            channels.get(1).receiving().map(value -> value == null ? 0 : value),
                            Case.<Integer>otherwise().to(last));
                }
            }
            return last;
        }
    }
}
