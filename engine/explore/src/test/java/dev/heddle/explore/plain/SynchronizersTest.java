package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.BlockingDeques;
import dev.heddle.probe.BlockingQueues;
import dev.heddle.probe.CountDownLatches;
import dev.heddle.probe.CyclicBarriers;
import dev.heddle.probe.LinkedBlockingDeques;
import dev.heddle.probe.LinkedBlockingQueues;
import dev.heddle.probe.PriorityBlockingQueues;
import dev.heddle.probe.Queues;
import dev.heddle.probe.Semaphores;
import dev.heddle.probe.Threads;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Semaphores, latches, barriers and blocking queues.
class SynchronizersTest {
    @Test
    void aSemaphoreLetsInAsManyAsItHasPermits() {
        var search = Search.by(Strategy.dpor(), outcome -> {
            var s = Semaphores.make(2);
            var inside = AtomicIntegers.make();
            GoBody body = () -> {
                Semaphores.acquire(s);
                outcome.accept("" + AtomicIntegers.incrementAndGet(inside));
                AtomicIntegers.decrementAndGet(inside);
                Semaphores.release(s);
            };
            Together.run(body, body, body);
        });

        assertThat(search.exploration().exhaustive()).isTrue();
        assertThat(search.outcomes()).containsExactly("1", "2");
    }

    @Test
    void anAcquireThatNobodyServesIsADeadlock() {
        var failure = Search.failure(() -> {
            var s = Semaphores.make(1);
            Semaphores.acquire(s, 2);
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message()).contains("goroutine \"main\" [Semaphore.acquire] Semaphore 1   at ");
    }

    @Test
    void permitsCanBeTriedWaitedForAndDrained() {
        var search = Search.exhaustive(outcome -> {
            var s = Semaphores.make(0);
            Go.go(() -> {
                Time.sleep(Duration.ofSeconds(2));
                Semaphores.release(s, 3);
            });
            outcome.accept("" + Semaphores.tryAcquire(s));
            outcome.accept("in time " + Semaphores.tryAcquire(s, 1, TimeUnit.SECONDS));
            outcome.accept("later " + Semaphores.tryAcquire(s, 5, TimeUnit.SECONDS));
            outcome.accept("drained " + Semaphores.drainPermits(s) + " of " + Semaphores.availablePermits(s));
        });

        assertThat(search.outcomes()).containsExactly("drained 2 of 0", "false", "in time false", "later true");
    }

    @Test
    void releasesCommute() {
        var search = Search.exhaustive(_ -> {
            var s = Semaphores.make(0);
            Together.run(() -> Semaphores.release(s), () -> Semaphores.release(s), () -> Semaphores.release(s));
            Semaphores.acquire(s, 3);
        });

        assertThat(search.executions()).isEqualTo(1);
    }

    @Test
    void aLatchOpensWhenAllHaveCounted() {
        var latches = Search.exhaustive(outcome -> {
            var latch = CountDownLatches.make(3);
            for (int i = 0; i < 3; i++) {
                Go.go(() -> CountDownLatches.countDown(latch));
            }
            CountDownLatches.await(latch);
            outcome.accept("" + CountDownLatches.getCount(latch));
        });
        var groups = Search.exhaustive(outcome -> {
            var group = new WaitGroup();
            group.add(3);
            for (int i = 0; i < 3; i++) {
                Go.go(group::done);
            }
            group.await();
        });

        assertThat(latches.outcomes()).containsExactly("0");
        assertThat(latches.executions()).isEqualTo(groups.executions());
    }

    @Test
    void aLatchThatIsOneShortIsADeadlock() {
        var failure = Search.failure(() -> {
            var latch = CountDownLatches.make(2);
            Go.go(() -> CountDownLatches.countDown(latch));
            CountDownLatches.await(latch);
        });

        assertThat(failure.message()).contains("goroutine \"main\" [CountDownLatch.await] CountDownLatch 1   at ");
    }

    @Test
    void aBarrierLetsAllGoTogether() {
        var search = Search.exhaustive(outcome -> {
            var arrived = AtomicIntegers.make();
            var barrier = CyclicBarriers.make(2, () -> outcome.accept("action at " + AtomicIntegers.get(arrived)));
            GoBody body = () -> {
                AtomicIntegers.incrementAndGet(arrived);
                CyclicBarriers.await(barrier);
                outcome.accept("after " + AtomicIntegers.get(arrived));
            };
            Together.run(body, body);
        });

        assertThat(search.outcomes()).containsExactly("action at 2", "after 2");
    }

    @Test
    void aBarrierCanBeUsedAgain() {
        var search = Search.exhaustive(outcome -> {
            var barrier = CyclicBarriers.make(2);
            Together.run(
                    () -> {
                        CyclicBarriers.await(barrier);
                        CyclicBarriers.await(barrier);
                    },
                    () -> {
                        CyclicBarriers.await(barrier);
                        CyclicBarriers.await(barrier);
                    });
            outcome.accept("" + CyclicBarriers.getNumberWaiting(barrier));
        });

        assertThat(search.outcomes()).containsExactly("0");
    }

    @Test
    void whoGivesUpBreaksTheBarrier() {
        var search = Search.exhaustive(outcome -> {
            var barrier = CyclicBarriers.make(3);
            var waits = Threads.make(() -> {
                try {
                    CyclicBarriers.await(barrier);
                } catch (InterruptedException | BrokenBarrierException e) {
                    outcome.accept(e.getClass().getSimpleName());
                }
            });
            Threads.start(waits);
            try {
                CyclicBarriers.await(barrier, 1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                outcome.accept("TimeoutException " + CyclicBarriers.isBroken(barrier));
            }
            Threads.join(waits);
            CyclicBarriers.reset(barrier);
            outcome.accept("broken " + CyclicBarriers.isBroken(barrier));
        });

        assertThat(search.outcomes())
                .containsExactly("BrokenBarrierException", "TimeoutException true", "broken false");
    }

    @Test
    void aQueueHasAsManyInterleavingsAsABufferedChannel() {
        var queues = Search.exhaustive(outcome -> {
            var queue = new ArrayBlockingQueue<Integer>(1);
            Go.go(() -> BlockingQueues.put(queue, 1));
            Go.go(() -> BlockingQueues.put(queue, 2));
            outcome.accept(BlockingQueues.take(queue) + " " + BlockingQueues.take(queue));
        });
        var channels = Search.exhaustive(outcome -> {
            var channel = Chan.<Integer>buffered(1);
            Go.go(() -> channel.send(1));
            Go.go(() -> channel.send(2));
            outcome.accept(channel.receive() + " " + channel.receive());
        });

        assertThat(queues.outcomes()).containsExactly("1 2", "2 1");
        assertThat(queues.executions()).isEqualTo(channels.executions());
    }

    @Test
    void takingFromAnEmptyQueueIsADeadlock() {
        var failure = Search.failure(() -> BlockingQueues.take(LinkedBlockingQueues.make()));

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message())
                .contains("goroutine \"main\" [LinkedBlockingQueue.take] LinkedBlockingQueue 1   at ");
    }

    @Test
    void aFullQueueRefusesOrWaits() {
        var search = Search.exhaustive(outcome -> {
            var queue = LinkedBlockingQueues.<Integer>make(1);
            outcome.accept("first " + BlockingQueues.offer(queue, 1));
            outcome.accept("second " + Queues.offer(queue, 2));
            outcome.accept("third " + BlockingQueues.offer(queue, 3, 1, TimeUnit.SECONDS));
            Go.go(() -> outcome.accept("poll " + BlockingQueues.poll(queue)));
            BlockingQueues.put(queue, 4);
            outcome.accept("left " + BlockingQueues.size(queue));
            outcome.accept("timed " + BlockingQueues.poll(queue, 1, TimeUnit.SECONDS) + " "
                    + BlockingQueues.poll(queue, 1, TimeUnit.SECONDS));
        });

        assertThat(search.outcomes())
                .containsExactly("first true", "left 1", "poll 1", "second false", "third false", "timed 4 null");
    }

    @Test
    void drainsAndRemovals() {
        var search = Search.exhaustive(outcome -> {
            var queue = LinkedBlockingQueues.<Integer>make(List.of(1, 2, 3));
            Together.run(() -> outcome.accept("removed " + BlockingQueues.remove(queue, 2)), () -> {
                var drained = new ArrayList<Integer>();
                BlockingQueues.drainTo(queue, drained);
                outcome.accept("drained " + drained);
            });
        });

        assertThat(search.outcomes())
                .containsExactly("drained [1, 2, 3]", "drained [1, 3]", "removed false", "removed true");
    }

    @Test
    void dequesAndPriorityQueuesKeepTheirOrder() {
        var search = Search.exhaustive(outcome -> {
            var deque = LinkedBlockingDeques.<Integer>make();
            var priority = PriorityBlockingQueues.<Integer>make();
            Together.run(
                    () -> {
                        BlockingDeques.putFirst(deque, 1);
                        BlockingQueues.put(priority, 2);
                    },
                    () -> {
                        BlockingDeques.putFirst(deque, 2);
                        BlockingQueues.put(priority, 1);
                    });
            outcome.accept("deque " + BlockingDeques.takeLast(deque) + BlockingQueues.take(deque));
            outcome.accept("priority " + BlockingQueues.take(priority) + BlockingQueues.take(priority));
        });

        assertThat(search.outcomes()).containsExactly("deque 12", "deque 21", "priority 12");
    }

    @Test
    void outsideAnExplorationTheyAreWhatTheyAre() throws Exception {
        var queue = new LinkedBlockingQueue<Integer>();
        BlockingQueues.put(queue, 1);
        assertThat(Queues.poll(queue)).isEqualTo(1);
        var latch = new CountDownLatch(1);
        CountDownLatches.countDown(latch);
        CountDownLatches.await(latch);
        var semaphore = new Semaphore(1);
        Semaphores.acquire(semaphore);
        assertThat(Semaphores.tryAcquire(semaphore)).isFalse();
        assertThat(CyclicBarriers.await(new CyclicBarrier(1))).isZero();
    }

    @Test
    void theLastOfEqualElementsIsTakenOut() {
        var search = Search.exhaustive(outcome -> {
            var deque = LinkedBlockingDeques.<Integer>make();
            for (int n : new int[] {1, 2, 1}) {
                BlockingQueues.add(deque, n);
            }
            Together.run(
                    () -> outcome.accept("last " + BlockingDeques.removeLastOccurrence(deque, 1)),
                    () -> outcome.accept("first " + BlockingDeques.removeFirstOccurrence(deque, 2)));
            outcome.accept("left " + BlockingQueues.poll(deque) + " " + BlockingQueues.poll(deque));
        });

        assertThat(search.outcomes()).containsExactly("first true", "last true", "left 1 null");
    }
}
