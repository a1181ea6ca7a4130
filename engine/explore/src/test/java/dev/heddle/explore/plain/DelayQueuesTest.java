package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.probe.BlockingQueues;
import dev.heddle.probe.DelayQueues;
import dev.heddle.probe.Systems;
import dev.heddle.probe.Threads;
import dev.heddle.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Delay queues, in virtual time.
class DelayQueuesTest {
    /// What is due at a time, as the rewriter would write it.
    private record Due(String name, long at) implements Delayed {
        static Due in(String name, int seconds) {
            return new Due(name, Systems.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - Systems.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Comparator.comparingLong(Due::at).compare(this, (Due) other);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static long seconds(Instant start) {
        return Duration.between(start, Time.now()).toSeconds();
    }

    @Test
    void elementsComeWhenTheyAreDue() {
        var search = Search.exhaustive(outcome -> {
            var queue = DelayQueues.<Due>make();
            var start = Time.now();
            Go.go(() -> BlockingQueues.put(queue, Due.in("late", 2)));
            Go.go(() -> BlockingQueues.put(queue, Due.in("soon", 1)));
            outcome.accept(BlockingQueues.take(queue) + " " + seconds(start));
            outcome.accept(BlockingQueues.take(queue) + " " + seconds(start));
        });

        assertThat(search.outcomes()).containsExactly("late 2", "soon 1");
    }

    @Test
    void oneThatIsDueEarlierIsTakenFirstByWhoAlreadyWaits() {
        var search = Search.exhaustive(outcome -> {
            var queue = DelayQueues.<Due>make();
            var start = Time.now();
            BlockingQueues.put(queue, Due.in("late", 10));
            Go.go(() -> {
                Time.sleep(Duration.ofSeconds(1));
                BlockingQueues.put(queue, Due.in("soon", 1));
            });
            outcome.accept(BlockingQueues.take(queue) + " " + seconds(start));
        });

        assertThat(search.outcomes()).containsExactly("soon 2");
    }

    @Test
    void whatIsNotDueIsSeenButNotTaken() {
        var search = Search.exhaustive(outcome -> {
            var queue = DelayQueues.<Due>make();
            BlockingQueues.add(queue, Due.in("late", 3));
            BlockingQueues.add(queue, Due.in("soon", 1));
            outcome.accept("now " + BlockingQueues.poll(queue) + " " + BlockingQueues.peek(queue) + " "
                    + BlockingQueues.size(queue));
            outcome.accept("in time " + BlockingQueues.poll(queue, 2, TimeUnit.SECONDS));
            outcome.accept("not in time " + BlockingQueues.poll(queue, 500, TimeUnit.MILLISECONDS));
            var into = new ArrayList<Due>();
            outcome.accept("drained " + BlockingQueues.drainTo(queue, into) + " left "
                    + List.of(BlockingQueues.toArray(queue)));
        });

        assertThat(search.outcomes())
                .containsExactly("drained 0 left [late]", "in time soon", "not in time null", "now null soon 2");
    }

    @Test
    void ofTwoWhoWaitAnyGetsIt() {
        var search = Search.reduced(outcome -> {
            var queue = DelayQueues.<Due>make();
            for (var name : List.of("a", "b")) {
                Go.go(() -> {
                    if (BlockingQueues.poll(queue, 2, TimeUnit.SECONDS) != null) {
                        outcome.accept(name);
                    }
                });
            }
            BlockingQueues.put(queue, Due.in("one", 1));
            Time.sleep(Duration.ofSeconds(3));
            outcome.accept("left " + BlockingQueues.size(queue));
        });

        assertThat(search.outcomes()).containsExactly("a", "b", "left 0");
    }

    @Test
    void anInterruptEndsTheTake() {
        var search = Search.exhaustive(outcome -> {
            var queue = DelayQueues.<Due>make();
            var waits = Threads.make(() -> {
                try {
                    outcome.accept("took " + BlockingQueues.take(queue));
                } catch (InterruptedException e) {
                    outcome.accept("interrupted, left " + BlockingQueues.size(queue));
                }
            });
            Threads.start(waits);
            BlockingQueues.put(queue, Due.in("one", 0));
            Threads.interrupt(waits);
            Threads.join(waits);
        });

        assertThat(search.outcomes()).containsExactly("interrupted, left 1", "took one");
    }

    @Test
    void takingFromAnEmptyOneIsADeadlock() {
        var failure = Search.failure(() -> BlockingQueues.take(DelayQueues.<Due>make()));

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message()).contains("goroutine \"main\" [DelayQueue.take] DelayQueue ");
    }

    @Test
    void outsideAnExplorationTheyAreWhatTheyAre() throws Exception {
        var queue = new DelayQueue<Due>();
        BlockingQueues.put(queue, new Due("past", System.nanoTime()));
        assertThat(BlockingQueues.take(queue).name()).isEqualTo("past");
    }

    /// Which have descriptors of their own, as each element is a [Delayed].
    @Test
    void itsOwnMethodsAreUnderControlToo() {
        var search = Search.exhaustive(outcome -> {
            var queue = DelayQueues.<Due>make();
            var start = Time.now();
            Go.go(() -> DelayQueues.put(queue, Due.in("soon", 1)));
            outcome.accept(DelayQueues.poll(queue) + " at once");
            outcome.accept(DelayQueues.take(queue) + " " + seconds(start));
        });

        assertThat(search.outcomes()).containsExactly("null at once", "soon 1");
    }
}
