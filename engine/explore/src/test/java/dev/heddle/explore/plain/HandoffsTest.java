package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.probe.BlockingQueues;
import dev.heddle.probe.Exchangers;
import dev.heddle.probe.LinkedTransferQueues;
import dev.heddle.probe.Queues;
import dev.heddle.probe.SynchronousQueues;
import dev.heddle.probe.Threads;
import dev.heddle.probe.TransferQueues;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Threads that hand things to each other: synchronous queues, transfer queues, exchangers.
class HandoffsTest {
    @Test
    void aSynchronousQueueHasAsManyInterleavingsAsAnUnbufferedChannel() {
        var queues = Search.exhaustive(outcome -> {
            var queue = SynchronousQueues.<Integer>make();
            Go.go(() -> BlockingQueues.put(queue, 1));
            Go.go(() -> BlockingQueues.put(queue, 2));
            outcome.accept(BlockingQueues.take(queue) + " " + BlockingQueues.take(queue));
        });
        var channels = Search.exhaustive(outcome -> {
            var channel = Chan.<Integer>unbuffered();
            Go.go(() -> channel.send(1));
            Go.go(() -> channel.send(2));
            outcome.accept(channel.receive() + " " + channel.receive());
        });

        assertThat(queues.outcomes()).containsExactly("1 2", "2 1").isEqualTo(channels.outcomes());
        assertThat(queues.executions()).isEqualTo(channels.executions());
    }

    @Test
    void whoPutsGoesOnWhenSomebodyHasTaken() {
        var search = Search.exhaustive(outcome -> {
            var queue = SynchronousQueues.<Integer>make(true);
            var log = new ArrayList<String>();
            Together.run(
                    () -> {
                        BlockingQueues.put(queue, 1);
                        log.add("put");
                    },
                    () -> {
                        log.add("take");
                        BlockingQueues.take(queue);
                    });
            outcome.accept(log.getFirst());
        });

        assertThat(search.outcomes()).containsExactly("take");
    }

    @Test
    void puttingWhatNobodyTakesIsADeadlock() {
        var failure = Search.failure(() -> BlockingQueues.put(SynchronousQueues.make(), 1));

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message()).contains("goroutine \"main\" [SynchronousQueue.put] SynchronousQueue ");
    }

    @Test
    void takingWhatNobodyPutsIsADeadlock() {
        var failure = Search.failure(() -> BlockingQueues.take(SynchronousQueues.make()));

        assertThat(failure.message()).contains("goroutine \"main\" [SynchronousQueue.take] SynchronousQueue ");
    }

    @Test
    void anOfferIsTakenIfSomebodyHasComeForIt() {
        var search = Search.exhaustive(outcome -> {
            var queue = SynchronousQueues.<Integer>make();
            var taker = Threads.make(() -> outcome.accept("polled " + BlockingQueues.poll(queue)));
            Together.run(
                    () -> outcome.accept("offered " + Queues.offer(queue, 1)),
                    () -> outcome.accept("took " + BlockingQueues.poll(queue, 1, TimeUnit.SECONDS)));
            Threads.start(taker);
            Threads.join(taker);
        });

        assertThat(search.outcomes())
                .containsExactly("offered false", "offered true", "polled null", "took 1", "took null");
    }

    @Test
    void anOfferAndAPollNeverMeet() {
        var search = Search.exhaustive(outcome -> {
            var queue = SynchronousQueues.<Integer>make();
            Together.run(
                    () -> outcome.accept("offered " + BlockingQueues.offer(queue, 1)),
                    () -> outcome.accept("polled " + BlockingQueues.poll(queue)));
        });

        assertThat(search.outcomes()).containsExactly("offered false", "polled null");
    }

    @Test
    void anOfferToOneWhoHasWaitedForASecondSucceeds() {
        var search = Search.exhaustive(outcome -> {
            var queue = SynchronousQueues.<Integer>make();
            Go.go(() -> outcome.accept("took " + BlockingQueues.take(queue)));
            Time.sleep(Duration.ofSeconds(1));
            outcome.accept("offered " + BlockingQueues.offer(queue, 1) + " " + BlockingQueues.offer(queue, 2));
        });

        assertThat(search.outcomes()).containsExactly("offered true false", "took 1");
    }

    @Test
    void whatIsForOneWhoHasWaitedForASecondIsNotPolled() {
        var search = Search.exhaustive(outcome -> {
            var queue = SynchronousQueues.<Integer>make();
            Go.go(() -> outcome.accept("took " + BlockingQueues.take(queue)));
            Time.sleep(Duration.ofSeconds(1));
            Together.run(
                    () -> BlockingQueues.put(queue, 1), () -> outcome.accept("polled " + BlockingQueues.poll(queue)));
        });

        assertThat(search.outcomes()).containsExactly("polled null", "took 1");
    }

    @Test
    void timeIsOverForWhoPutsAndForWhoTakes() {
        var search = Search.exhaustive(outcome -> {
            var queue = SynchronousQueues.<Integer>make();
            outcome.accept("put " + BlockingQueues.offer(queue, 1, 1, TimeUnit.SECONDS));
            outcome.accept("took " + BlockingQueues.poll(queue, 1, TimeUnit.SECONDS));
            Go.go(() -> {
                Time.sleep(Duration.ofSeconds(1));
                BlockingQueues.put(queue, 2);
            });
            outcome.accept("later " + BlockingQueues.poll(queue, 2, TimeUnit.SECONDS));
        });

        assertThat(search.outcomes()).containsExactly("later 2", "put false", "took null");
    }

    @Test
    void anInterruptEndsThePut() {
        var search = Search.exhaustive(outcome -> {
            var queue = SynchronousQueues.<Integer>make();
            var puts = Threads.make(() -> {
                try {
                    BlockingQueues.put(queue, 1);
                    outcome.accept("put, interrupted " + Threads.isInterrupted(Threads.currentThread()));
                } catch (InterruptedException e) {
                    outcome.accept("interrupted");
                }
            });
            Threads.start(puts);
            Go.go(() -> Threads.interrupt(puts));
            var taken = BlockingQueues.poll(queue, 1, TimeUnit.SECONDS);
            outcome.accept("took " + taken);
            Threads.join(puts);
        });

        assertThat(search.outcomes())
                .containsExactly(
                        "interrupted", "put, interrupted false", "put, interrupted true", "took 1", "took null");
    }

    @Test
    void aSynchronousQueueHasNoElements() {
        var search = Search.exhaustive(outcome -> {
            var queue = SynchronousQueues.<Integer>make();
            Go.go(() -> BlockingQueues.put(queue, 1));
            outcome.accept(BlockingQueues.size(queue) + " " + BlockingQueues.peek(queue) + " "
                    + BlockingQueues.isEmpty(queue) + " " + BlockingQueues.remainingCapacity(queue) + " "
                    + BlockingQueues.contains(queue, 1) + " " + BlockingQueues.remove(queue, 1) + " "
                    + BlockingQueues.iterator(queue).hasNext());
            var into = new ArrayList<Integer>();
            while (BlockingQueues.drainTo(queue, into) == 0) {
                Time.sleep(Duration.ofSeconds(1));
            }
            outcome.accept("" + into);
        });

        assertThat(search.outcomes()).containsExactly("0 null true 0 false false false", "[1]");
    }

    @Test
    void aTransferWaitsAndAPutDoesNot() {
        var search = Search.exhaustive(outcome -> {
            var queue = LinkedTransferQueues.<Integer>make();
            BlockingQueues.put(queue, 1);
            Go.go(() -> {
                TransferQueues.transfer(queue, 2);
                outcome.accept("transferred, left " + BlockingQueues.size(queue));
            });
            Time.sleep(Duration.ofSeconds(1));
            BlockingQueues.put(queue, 3);
            outcome.accept("" + List.of(BlockingQueues.toArray(queue)));
            outcome.accept(BlockingQueues.take(queue) + " " + BlockingQueues.take(queue));
            Time.sleep(Duration.ofSeconds(1));
        });

        assertThat(search.outcomes()).containsExactly("1 2", "[1, 2, 3]", "transferred, left 1");
    }

    @Test
    void aTransferIsAlsoOverWhenItsElementIsRemoved() {
        var search = Search.exhaustive(outcome -> {
            var queue = LinkedTransferQueues.<Integer>make(List.of(1));
            Go.go(() -> {
                TransferQueues.transfer(queue, 2);
                outcome.accept("transferred");
            });
            Time.sleep(Duration.ofSeconds(1));
            outcome.accept("removed " + BlockingQueues.remove(queue, 2) + " " + BlockingQueues.remove(queue, 2) + " "
                    + BlockingQueues.size(queue));
        });

        assertThat(search.outcomes()).containsExactly("removed true false 1", "transferred");
    }

    @Test
    void whatIsNotTransferredInTimeIsTakenBack() {
        var search = Search.exhaustive(outcome -> {
            var queue = LinkedTransferQueues.<Integer>make();
            outcome.accept("now " + TransferQueues.tryTransfer(queue, 1));
            outcome.accept("in time " + TransferQueues.tryTransfer(queue, 1, 1, TimeUnit.SECONDS) + " "
                    + BlockingQueues.isEmpty(queue));
        });

        assertThat(search.outcomes()).containsExactly("in time false true", "now false");
    }

    @Test
    void aConsumerIsKnownToWaitOrNot() {
        var search = Search.exhaustive(outcome -> {
            var queue = LinkedTransferQueues.<Integer>make();
            Go.go(() -> BlockingQueues.take(queue));
            outcome.accept("at once " + TransferQueues.hasWaitingConsumer(queue));
            Time.sleep(Duration.ofSeconds(1));
            outcome.accept("later " + TransferQueues.hasWaitingConsumer(queue) + " "
                    + TransferQueues.getWaitingConsumerCount(queue) + " " + TransferQueues.tryTransfer(queue, 1));
        });

        assertThat(search.outcomes()).containsExactly("at once false", "at once true", "later true 1 true");
    }

    @Test
    void anExchangeMeetsTwo() {
        var search = Search.exhaustive(outcome -> {
            var exchanger = Exchangers.<String>make();
            Together.run(
                    () -> outcome.accept("a got " + Exchangers.exchange(exchanger, "a")),
                    () -> outcome.accept("b got " + Exchangers.exchange(exchanger, "b")));
        });

        assertThat(search.outcomes()).containsExactly("a got b", "b got a");
    }

    @Test
    void ofFourAnyTwoCanMeet() {
        var search = Search.reduced(outcome -> {
            var exchanger = Exchangers.<String>make();
            var got = new String[4];
            Together.run(
                    () -> got[0] = Exchangers.exchange(exchanger, "a"),
                    () -> got[1] = Exchangers.exchange(exchanger, "b"),
                    () -> got[2] = Exchangers.exchange(exchanger, "c"),
                    () -> got[3] = Exchangers.exchange(exchanger, "d"));
            outcome.accept(String.join("", got));
        });

        assertThat(search.outcomes()).containsExactly("badc", "cdab", "dcba");
    }

    @Test
    void theThirdAtAnExchangerIsDeadlocked() {
        var failure = Search.failure(() -> {
            var exchanger = Exchangers.<Integer>make();
            Go.go(() -> Exchangers.exchange(exchanger, 1));
            Go.go(() -> Exchangers.exchange(exchanger, 2));
            Exchangers.exchange(exchanger, 3);
            Exchangers.exchange(exchanger, 4);
            Exchangers.exchange(exchanger, 5);
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message()).contains("[Exchanger.exchange] Exchanger ");
    }

    @Test
    void whoGivesUpAnExchangeLeavesNothingBehind() {
        var search = Search.exhaustive(outcome -> {
            var exchanger = Exchangers.<String>make();
            try {
                Exchangers.exchange(exchanger, "late", 1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                outcome.accept("nobody came");
            }
            var waits = Threads.make(() -> {
                try {
                    outcome.accept("got " + Exchangers.exchange(exchanger, "interrupted"));
                } catch (InterruptedException e) {
                    outcome.accept("interrupted");
                }
            });
            Threads.start(waits);
            Go.go(() -> Threads.interrupt(waits));
            try {
                outcome.accept("main got " + Exchangers.exchange(exchanger, "main's", 1, TimeUnit.SECONDS));
            } catch (TimeoutException e) {
                outcome.accept("main got none");
            }
            Threads.join(waits);
        });

        assertThat(search.outcomes())
                .containsExactly("got main's", "interrupted", "main got interrupted", "main got none", "nobody came");
    }

    @Test
    void outsideAnExplorationTheyAreWhatTheyAre() throws Exception {
        assertThat(BlockingQueues.offer(new SynchronousQueue<>(), 1)).isFalse();
        assertThat(TransferQueues.tryTransfer(new LinkedTransferQueue<>(), 1)).isFalse();
        assertThat(TransferQueues.getWaitingConsumerCount(new LinkedTransferQueue<>()))
                .isZero();
        var exchanger = new Exchanger<Integer>();
        var other = Thread.ofVirtual().start(() -> {
            try {
                Exchangers.exchange(exchanger, 2);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(Exchangers.exchange(exchanger, 1)).isEqualTo(2);
        other.join();
    }
}
