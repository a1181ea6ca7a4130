package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoPanic;
import dev.heddle.Unit;
import dev.heddle.context.Context;
import dev.heddle.context.ContextError;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Semaphore;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.List;

/// Who is served among those that are known to wait: in Go's queues, whoever came first.
class QueueConformance {
    @InBothModes
    void trySendReachesABlockedReceiverAtOnce(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            mode.goAndBlock(() -> assertThat(channel.receive()).isEqualTo(5));

            assertThat(channel.trySend(5)).isTrue();
            assertThat(channel.trySend(6)).isFalse();
        });
    }

    @InBothModes
    void tryReceiveTakesFromABlockedSenderAtOnce(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            mode.goAndBlock(() -> channel.send(5));

            assertThat(channel.tryReceive()).contains(5);
            assertThat(channel.tryReceive()).isEmpty();
        });
    }

    @InBothModes
    void theDefaultIsNotTakenWhileAPartnerIsBlocked(Mode mode) {
        mode.run(() -> {
            Chan<Integer> in = Chan.unbuffered();
            Chan<Integer> out = Chan.unbuffered();
            mode.goAndBlock(() -> in.send(5));

            String first = Go.select(
                    in.receiving().to("received"),
                    out.sending(6).to("sent"),
                    Case.otherwise().to("nothing"));
            mode.goAndBlock(() -> out.receive());
            String second = Go.select(
                    in.receiving().to("received"),
                    out.sending(6).to("sent"),
                    Case.otherwise().to("nothing"));

            assertThat(first).isEqualTo("received");
            assertThat(second).isEqualTo("sent");
        });
    }

    @InBothModes
    void aBlockedSelectIsAPartnerLikeAnyOther(Mode mode) {
        mode.run(() -> {
            Chan<Integer> a = Chan.unbuffered();
            Chan<Integer> b = Chan.unbuffered();
            mode.goAndBlock(() -> Go.select(a.receiving(), b.sending(2).to(2)));

            assertThat(b.tryReceive()).contains(2);
            assertThat(a.trySend(1)).isFalse();
        });
    }

    @InBothModes
    void blockedSendersAreServedInTheOrderOfTheirArrival(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            for (int i = 0; i < 4; i++) {
                int value = i;
                mode.goAndBlock(() -> channel.send(value));
            }

            assertThat(List.of(channel.receive(), channel.receive(), channel.receive(), channel.receive()))
                    .containsExactly(0, 1, 2, 3);
        });
    }

    @InBothModes
    void sendersBlockedOnAFullBufferAreServedInTheOrderOfTheirArrival(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            channel.send(0);
            for (int i = 1; i < 4; i++) {
                int value = i;
                mode.goAndBlock(() -> channel.send(value));
            }

            assertThat(List.of(channel.receive(), channel.receive(), channel.receive(), channel.receive()))
                    .containsExactly(0, 1, 2, 3);
        });
    }

    @InBothModes
    void blockedReceiversAreServedInTheOrderOfTheirArrival(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            var receivers = new ArrayList<Chan<Integer>>();
            for (int i = 0; i < 3; i++) {
                Chan<Integer> received = Chan.buffered(1);
                receivers.add(received);
                mode.goAndBlock(() -> received.send(channel.receive()));
            }

            for (int i = 0; i < 3; i++) {
                channel.send(i);
            }

            for (int i = 0; i < 3; i++) {
                assertThat(receivers.get(i).receive()).isEqualTo(i);
            }
        });
    }

    @InBothModes
    void aBlockedSelectKeepsItsPlaceAmongTheReceivers(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Chan<Integer> unused = Chan.unbuffered();
            Chan<Integer> bySelect = Chan.buffered(1);
            Chan<Integer> byReceive = Chan.buffered(1);
            mode.goAndBlock(() -> bySelect.send(Go.select(unused.receiving(), channel.receiving())));
            mode.goAndBlock(() -> byReceive.send(channel.receive()));

            channel.send(1);
            channel.send(2);

            assertThat(bySelect.receive()).isEqualTo(1);
            assertThat(byReceive.receive()).isEqualTo(2);
        });
    }

    @InBothModes
    void aReceiverThatGaveUpIsSkipped(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Chan<Unit> gaveUp = Chan.unbuffered();
            Chan<Integer> received = Chan.buffered(1);
            Go.go(() -> {
                Go.select(
                        channel.receiving().to(Unit.UNIT), Case.after(millis(1)).to(Unit.UNIT));
                gaveUp.close();
            });
            gaveUp.receive();
            mode.goAndBlock(() -> received.send(channel.receive()));

            channel.send(7);

            assertThat(received.receive()).isEqualTo(7);
        });
    }

    @InBothModes
    void closingReachesEveryBlockedGoroutine(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Chan<Integer> other = Chan.unbuffered();
            Chan<String> ended = Chan.buffered(3);
            mode.goAndBlock(() -> {
                channel.receive();
                ended.send("receiver");
            });
            mode.goAndBlock(() -> {
                for (int _ : channel.range()) {
                    throw new AssertionError("received from a channel that nobody sends to");
                }
                ended.send("range");
            });
            mode.goAndBlock(() -> {
                Go.select(other.receiving(), channel.receiving());
                ended.send("select");
            });

            channel.close();

            assertThat(List.of(ended.receive(), ended.receive(), ended.receive()))
                    .containsExactlyInAnyOrder("receiver", "range", "select");
        });
    }

    @InBothModes
    void closingMakesEveryBlockedSenderPanic(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Chan<Integer> other = Chan.unbuffered();
            Chan<String> panics = Chan.buffered(2);
            mode.goAndBlock(() -> {
                try {
                    channel.send(1);
                } catch (GoPanic panic) {
                    panics.send(String.valueOf(panic.getMessage()));
                }
            });
            mode.goAndBlock(() -> {
                try {
                    Go.select(other.receiving(), channel.sending(2).to(0));
                } catch (GoPanic panic) {
                    panics.send(String.valueOf(panic.getMessage()));
                }
            });

            channel.close();

            assertThat(panics.receive()).startsWith("send on closed channel");
            assertThat(panics.receive()).startsWith("send on closed channel");
        });
    }

    @InBothModes
    void signalsWakeWaitersInTheOrderOfTheirArrival(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            Chan<Integer> woken = Chan.unbuffered();
            for (int i = 0; i < 3; i++) {
                int id = i;
                mode.goAndBlock(() -> {
                    mutex.lock();
                    cond.await();
                    mutex.unlock();
                    woken.send(id);
                });
            }

            for (int i = 0; i < 3; i++) {
                cond.signal();
                assertThat(woken.receive()).isEqualTo(i);
            }
        });
    }

    @InBothModes
    void unlockingWakesABlockedGoroutine(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            var all = new WaitGroup();
            all.add(2);
            mutex.lock();
            for (int i = 0; i < 2; i++) {
                mode.goAndBlock(() -> {
                    mutex.lock();
                    mutex.unlock();
                    all.done();
                });
            }

            mutex.unlock();

            all.await();
        });
    }

    @InBothModes
    void aBlockedWriterStopsReadersThatComeLater(Mode mode) {
        mode.run(() -> {
            var mutex = new RWMutex();
            mutex.readLock();
            mode.goAndBlock(() -> {
                mutex.lock();
                mutex.unlock();
            });

            assertThat(mutex.tryReadLock()).isFalse();
            assertThat(mutex.tryLock()).isFalse();

            mutex.readUnlock();
        });
    }

    @InBothModes
    void blockedReadersEnterBeforeTheNextWriter(Mode mode) {
        mode.run(() -> {
            var mutex = new RWMutex();
            Chan<String> order = Chan.buffered(2);
            mutex.lock();
            mode.goAndBlock(() -> {
                mutex.lock();
                order.send("writer");
                mutex.unlock();
            });
            mode.goAndBlock(() -> {
                mutex.readLock();
                order.send("reader");
                mutex.readUnlock();
            });

            mutex.unlock();

            assertThat(order.receive()).isEqualTo("reader");
            assertThat(order.receive()).isEqualTo("writer");
        });
    }

    @InBothModes
    void aBlockedAcquisitionIsNotOvertaken(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(2);
            semaphore.acquire();
            mode.goAndBlock(() -> {
                semaphore.acquire(2);
                semaphore.release(2);
            });

            assertThat(semaphore.tryAcquire()).isFalse();

            semaphore.release();
        });
    }

    @InBothModes
    void anAcquisitionThatIsCancelledMakesWayForTheNext(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(2);
            var context = Context.background().withCancel();
            Chan<Unit> acquired = Chan.unbuffered();
            semaphore.acquire();
            mode.goAndBlock(() -> {
                try {
                    semaphore.acquire(context, 2);
                    throw new AssertionError("acquired more than there was");
                } catch (ContextError _) {
                    // cancelled, as it should be
                }
            });
            mode.goAndBlock(() -> {
                semaphore.acquire();
                acquired.close();
            });

            context.cancel();

            acquired.receive();
        });
    }

    @InBothModes
    void everyoneWhoAwaitsAWaitGroupIsReleased(Mode mode) {
        mode.run(() -> {
            var group = new WaitGroup();
            Chan<Unit> released = Chan.buffered(2);
            group.add(1);
            for (int i = 0; i < 2; i++) {
                mode.goAndBlock(() -> {
                    group.await();
                    released.send(Unit.UNIT);
                });
            }

            group.done();

            released.receive();
            released.receive();
        });
    }
}
