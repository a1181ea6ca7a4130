package dev.heddle.explore.race;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.operation.Site;
import dev.heddle.probe.Memory;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Once;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A program of two to five goroutines that access two objects of two fields and an array, and synchronise through
/// whatever there is, wildly or with discipline. It may wait for ever.
final class RandomMemoryProgram implements GoBody {
    private static final int[] FIELDS = {
        Places.add(Place.Kind.FIELD, "random.Program", "a", Site.UNKNOWN),
        Places.add(Place.Kind.FIELD, "random.Program", "b", Site.UNKNOWN)
    };
    private static final int ELEMENT = Places.add(Place.Kind.ELEMENT, "", "", Site.UNKNOWN);

    private final List<List<int[]>> goroutines = new ArrayList<>();
    private final int capacity;
    /// Of ten accesses so many are made under the lock that belongs to the object.
    private final int discipline;

    RandomMemoryProgram(long seed) {
        var random = new SplittableRandom(seed);
        capacity = random.nextInt(1, 4);
        discipline = random.nextInt(0, 11);
        int count = random.nextInt(2, 6);
        for (int g = 0; g < count; g++) {
            var operations = new ArrayList<int[]>();
            int length = random.nextInt(1, 12);
            for (int i = 0; i < length; i++) {
                operations.add(new int[] {random.nextInt(18), random.nextInt(2), random.nextInt(10)});
            }
            goroutines.add(operations);
        }
    }

    @Override
    public void run() {
        var world = new World();
        for (int i = 1; i < goroutines.size(); i++) {
            var operations = goroutines.get(i);
            Go.go("g" + i, () -> world.perform(operations));
        }
        world.perform(goroutines.getFirst());
    }

    private final class World {
        private final Object[] owners = {new Object(), new Object()};
        private final int[] array = new int[70];
        private final Mutex[] mutexes = {new Mutex(), new Mutex()};
        private final RWMutex rw = new RWMutex();
        private final List<Chan<Integer>> channels = List.of(Chan.unbuffered(), Chan.buffered(capacity));
        private final Chan<Integer> closing = Chan.buffered(1);
        private final WaitGroup group = new WaitGroup();
        private final Once once = new Once();

        World() {
            group.add(2);
        }

        void perform(List<int[]> operations) {
            for (var operation : operations) {
                perform(operation[0], operation[1], operation[2]);
            }
        }

        void perform(int operation, int which, int parameter) {
            var owner = owners[which];
            int place = FIELDS[parameter % 2];
            switch (operation) {
                case 0, 1, 2 -> disciplined(which, parameter, () -> Memory.write(owner, place));
                case 3, 4, 5 -> disciplined(which, parameter, () -> Memory.read(owner, place));
                case 6 -> Memory.writeElement(array, parameter * 7, ELEMENT);
                case 7 -> Memory.readElement(array, parameter * 7, ELEMENT);
                case 8 -> {
                    rw.lock();
                    Memory.write(owner, FIELDS[0]);
                    rw.unlock();
                }
                case 9 -> {
                    rw.readLock();
                    Memory.read(owner, FIELDS[0]);
                    rw.readUnlock();
                }
                case 10 -> channels.get(which).trySend(parameter);
                case 11 -> channels.get(which).tryReceive();
                case 12 -> channels.get(which).send(parameter);
                case 13 ->
                    Go.select(
                            channels.get(0).receiving(),
                            channels.get(1).receiving(),
                            Case.otherwise().to(1));
                case 14 -> {
                    if (parameter == 0) {
                        closing.trySend(1);
                    } else if (parameter < 3) {
                        once.run(closing::close);
                    } else {
                        closing.receive();
                    }
                }
                case 15 -> {
                    if (parameter < 6) {
                        group.await();
                    } else {
                        once.run(() -> {
                            Memory.write(owner, place);
                            group.done();
                            group.done();
                        });
                    }
                }
                case 16 -> Memory.writeAtomic(owner, FIELDS[parameter % 2]);
                default -> Memory.readAtomic(owner, FIELDS[parameter % 2]);
            }
        }

        private void disciplined(int which, int parameter, Runnable access) {
            if (parameter < discipline) {
                mutexes[which].lock();
                access.run();
                mutexes[which].unlock();
            } else {
                access.run();
            }
        }
    }
}
