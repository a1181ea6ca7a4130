package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.probe.BlockingQueues;
import dev.heddle.probe.Exchangers;
import dev.heddle.probe.Phasers;
import dev.heddle.probe.TransferQueues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What one thread alone sees of the classes of the JDK is the same inside of an exploration and outside: random
/// calls that need nobody else are made in both, and answered alike.
class SameAsTheJdkTest {
    private static final int SEQUENCES = 200;
    private static final int CALLS = 30;

    /// A call of some method with random arguments, and what it has answered.
    private interface Call<T> {
        Object on(T object, Random random) throws Exception;
    }

    /// A time that the test moves; what is due has come when its time is over.
    private static final class Clock {
        private long now;
    }

    private record Due(int at, Clock clock) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - clock.now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Comparator.comparingInt(Due::at).compare(this, (Due) other);
        }

        @Override
        public String toString() {
            return "due " + at;
        }
    }

    static Stream<Supplier<BlockingQueue<Integer>>> queues() {
        return Stream.of(SynchronousQueue::new, () -> new SynchronousQueue<>(true), LinkedTransferQueue::new);
    }

    @ParameterizedTest
    @MethodSource("queues")
    void queuesAnswerAlike(Supplier<BlockingQueue<Integer>> make) {
        List<Call<BlockingQueue<Integer>>> calls = new ArrayList<>(List.of(
                (q, random) -> BlockingQueues.offer(q, random.nextInt(5)),
                (q, random) -> BlockingQueues.offer(q, random.nextInt(5), 0, TimeUnit.SECONDS),
                (q, random) -> BlockingQueues.add(q, random.nextInt(5)),
                (q, random) -> BlockingQueues.remove(q, random.nextInt(5)),
                (q, random) -> BlockingQueues.contains(q, random.nextInt(5)),
                (q, random) -> BlockingQueues.drainTo(q, new ArrayList<>(), random.nextInt(3)),
                (q, random) -> {
                    int which = random.nextInt(5);
                    return BlockingQueues.removeIf(q, i -> i == which);
                },
                (q, _) -> BlockingQueues.drainTo(q, q),
                (q, _) -> BlockingQueues.poll(q) + "",
                (q, _) -> BlockingQueues.poll(q, 0, TimeUnit.SECONDS) + "",
                (q, _) -> BlockingQueues.peek(q) + "",
                (q, _) -> BlockingQueues.element(q),
                (q, _) -> BlockingQueues.remove(q),
                (q, _) -> BlockingQueues.size(q),
                (q, _) -> BlockingQueues.isEmpty(q),
                (q, _) -> BlockingQueues.remainingCapacity(q),
                (q, _) -> List.of(BlockingQueues.toArray(q)),
                (q, _) -> List.of(BlockingQueues.toArray(q, new Integer[0])),
                (q, random) -> {
                    if (random.nextInt(5) == 0) {
                        BlockingQueues.clear(q);
                    }
                    return q.toString();
                },
                (q, random) -> q.addAll(List.of(random.nextInt(5)))));
        calls.add((q, random) -> q instanceof TransferQueue<Integer> transfers
                ? TransferQueues.tryTransfer(transfers, random.nextInt(5)) + " "
                        + TransferQueues.tryTransfer(transfers, random.nextInt(5), 0, TimeUnit.SECONDS) + " "
                        + TransferQueues.hasWaitingConsumer(transfers)
                        + TransferQueues.getWaitingConsumerCount(transfers)
                : "none");

        compare(make, calls);
    }

    @Test
    void delayQueuesAnswerAlike() {
        List<Call<DelayQueueWithClock>> calls = List.of(
                (q, random) -> BlockingQueues.offer(q.queue(), new Due(random.nextInt(9), q.clock())),
                (q, random) ->
                        BlockingQueues.offer(q.queue(), new Due(random.nextInt(9), q.clock()), 1, TimeUnit.SECONDS),
                (q, random) -> BlockingQueues.add(q.queue(), new Due(random.nextInt(9), q.clock())),
                (q, random) -> BlockingQueues.remove(q.queue(), new Due(random.nextInt(9), q.clock())),
                (q, random) -> BlockingQueues.contains(q.queue(), new Due(random.nextInt(9), q.clock())),
                (q, random) -> BlockingQueues.drainTo(q.queue(), new ArrayList<>(), random.nextInt(3)),
                (q, _) -> q.clock().now++,
                (q, _) -> BlockingQueues.poll(q.queue()) + "",
                (q, _) -> BlockingQueues.poll(q.queue(), 0, TimeUnit.SECONDS) + "",
                (q, _) -> BlockingQueues.peek(q.queue()) + "",
                (q, _) -> BlockingQueues.remove(q.queue()),
                (q, _) -> BlockingQueues.size(q.queue()) + " " + BlockingQueues.remainingCapacity(q.queue()),
                (q, _) -> List.of(BlockingQueues.toArray(q.queue())),
                (q, random) -> {
                    if (random.nextInt(5) == 0) {
                        BlockingQueues.clear(q.queue());
                        q.clock().now = 0;
                    }
                    return q.queue().toString();
                });

        compare(() -> new DelayQueueWithClock(new DelayQueue<>(), new Clock()), calls);
    }

    private record DelayQueueWithClock(DelayQueue<Due> queue, Clock clock) {}

    @Test
    void phasersAnswerAlike() {
        List<Call<Tree>> calls = List.of(
                (tree, random) -> Phasers.arrive(tree.any(random)),
                (tree, random) -> Phasers.arrive(tree.any(random)),
                (tree, random) -> Phasers.arriveAndDeregister(tree.any(random)),
                (tree, random) -> Phasers.register(tree.free(random)),
                (tree, random) -> Phasers.bulkRegister(tree.free(random), random.nextInt(4) - 1),
                (tree, random) ->
                        Phasers.awaitAdvance(tree.any(random), tree.root().getPhase() - 1),
                (tree, random) -> Phasers.awaitAdvanceInterruptibly(
                        tree.any(random), tree.root().getPhase() + 1),
                (tree, random) -> {
                    if (random.nextInt(20) == 0) {
                        Phasers.forceTermination(tree.any(random));
                    }
                    return tree.ends();
                },
                (tree, random) -> {
                    var phaser = tree.any(random);
                    return Phasers.getPhase(phaser) + " " + Phasers.getRegisteredParties(phaser) + " "
                            + Phasers.getArrivedParties(phaser) + " " + Phasers.getUnarrivedParties(phaser) + " "
                            + Phasers.isTerminated(phaser);
                });

        compare(Tree::make, calls);
    }

    /// A phaser with another one below, and the phases that have ended.
    private record Tree(Phaser root, Phaser child, List<Integer> ends) {
        static Tree make() {
            var ends = new ArrayList<Integer>();
            var root = new Phaser(2) {
                @Override
                protected boolean onAdvance(int phase, int parties) {
                    ends.add(phase);
                    return super.onAdvance(phase, parties);
                }
            };
            return new Tree(root, Phasers.make(root, 2), ends);
        }

        Phaser any(Random random) {
            return random.nextBoolean() ? root : child;
        }

        /// One at which nobody has to wait who registers.
        Phaser free(Random random) {
            return random.nextBoolean() || child.getUnarrivedParties() == 0 ? root : child;
        }
    }

    @Test
    void exchangersAnswerAlike() {
        compare(
                Exchanger<Integer>::new,
                List.of((exchanger, _) -> Exchangers.exchange(exchanger, 1, 0, TimeUnit.SECONDS)));
    }

    private static <T> void compare(Supplier<T> make, List<Call<T>> calls) {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            var outside = new ArrayList<String>();
            calls(make.get(), calls, new Random(seed), outside::add);
            var inside = new ArrayList<String>();
            int own = seed;
            Explorer.explorer()
                    .strategy(Strategy.random())
                    .executions(1)
                    .explore(() -> calls(make.get(), calls, new Random(own), inside::add))
                    .failure()
                    .ifPresent(failure -> inside.add(failure.message()));

            assertThat(inside).as("seed %d", seed).isEqualTo(outside);
        }
    }

    private static <T> void calls(T object, List<Call<T>> calls, Random random, Consumer<String> answers) {
        for (int i = 0; i < CALLS; i++) {
            int which = random.nextInt(calls.size());
            Object answer;
            try {
                answer = calls.get(which).on(object, random);
            } catch (Exception e) {
                answer = e.getClass().getSimpleName();
            }
            answers.accept(which + ": " + answer);
        }
    }
}
