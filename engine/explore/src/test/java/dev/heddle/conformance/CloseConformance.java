package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.drain;
import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.panicOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoPanic;
import dev.heddle.Unit;
import dev.heddle.sync.Once;
import dev.heddle.sync.WaitGroup;
import java.util.HashSet;
import java.util.Optional;

/// Go spec, "Close".
class CloseConformance {
    @InBothModes
    void receivingFromAClosedEmptyChannelReturnsNullAgainAndAgain(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            channel.close();

            assertThat(channel.receive()).isNull();
            assertThat(channel.receive()).isNull();
        });
    }

    @InBothModes
    void bufferedValuesAreReceivedBeforeTheEndShows(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(2);
            channel.send(1);
            channel.send(2);
            channel.close();

            assertThat(channel.receive()).isEqualTo(1);
            assertThat(channel.receive()).isEqualTo(2);
            assertThat(channel.receive()).isNull();
        });
    }

    @InBothModes
    void receiveOrGivesTheReplacementOnceClosedAndDrained(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            channel.send(5);
            channel.close();

            assertThat(channel.receiveOr(0)).isEqualTo(5);
            assertThat(channel.receiveOr(0)).isEqualTo(0);
        });
    }

    @InBothModes
    void receiveOrWaitsWhileTheChannelIsOpen(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> channel.send(5));

            assertThat(channel.receiveOr(0)).isEqualTo(5);
        });
    }

    @InBothModes
    void sendingOnAClosedChannelPanics(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            channel.close();

            assertThat(panicOf(() -> channel.send(1))).hasMessageStartingWith("send on closed channel");
        });
    }

    @InBothModes
    void sendingOnAClosedChannelPanicsAlsoWithRoomInTheBuffer(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(3);
            channel.close();

            assertThat(panicOf(() -> channel.send(1))).hasMessageStartingWith("send on closed channel");
            assertThat(channel.length()).isZero();
        });
    }

    @InBothModes
    void sendingOnAClosedFullChannelPanicsInsteadOfBlocking(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            channel.send(1);
            channel.close();

            assertThat(panicOf(() -> channel.send(2))).hasMessageStartingWith("send on closed channel");
            assertThat(channel.receive()).isEqualTo(1);
        });
    }

    @InBothModes
    void tryingToSendOnAClosedChannelPanics(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            channel.close();

            assertThat(panicOf(() -> channel.trySend(1))).hasMessageStartingWith("send on closed channel");
        });
    }

    @InBothModes
    void closingAClosedChannelPanics(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            channel.close();

            assertThat(panicOf(channel::close)).hasMessageStartingWith("close of closed channel");
        });
    }

    @InBothModes
    void ofTwoGoroutinesThatCloseAChannelExactlyOnePanics(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Chan<Boolean> panicked = Chan.buffered(2);

            inGoroutines(2, () -> {
                try {
                    channel.close();
                    panicked.send(false);
                } catch (GoPanic _) {
                    panicked.send(true);
                }
            });
            panicked.close();

            assertThat(drain(panicked)).containsExactlyInAnyOrder(true, false);
        });
    }

    @InBothModes
    void closingWakesEveryBlockedReceiver(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            var receivers = new WaitGroup();
            for (int i = 0; i < 4; i++) {
                receivers.go(() -> assertThat(channel.receive()).isNull());
            }
            letOthersBlock();

            channel.close();

            receivers.await();
        });
    }

    @InBothModes
    void closingMakesEveryBlockedSenderPanic(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            var senders = new WaitGroup();
            for (int i = 0; i < 3; i++) {
                senders.go(() ->
                        assertThat(panicOf(() -> channel.send(1))).hasMessageStartingWith("send on closed channel"));
            }
            letOthersBlock();

            channel.close();

            senders.await();
        });
    }

    @InBothModes
    void closingMakesASenderBlockedOnAFullBufferPanicAndKeepsTheBuffer(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            channel.send(1);
            var sender = new WaitGroup();
            sender.go(
                    () -> assertThat(panicOf(() -> channel.send(2))).hasMessageStartingWith("send on closed channel"));
            letOthersBlock();

            channel.close();
            sender.await();

            assertThat(channel.receive()).isEqualTo(1);
            assertThat(channel.receive()).isNull();
        });
    }

    @InBothModes
    void tryReceiveOfAClosedChannelGivesWhatIsBufferedAndThenNothing(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            channel.send(1);
            channel.close();

            assertThat(channel.tryReceive()).isEqualTo(Optional.of(1));
            assertThat(channel.tryReceive()).isEmpty();
        });
    }

    @InBothModes
    void aClosedChannelKeepsItsLengthAndCapacity(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(3);
            channel.send(1);
            channel.send(2);

            channel.close();

            assertThat(channel.length()).isEqualTo(2);
            assertThat(channel.capacity()).isEqualTo(3);
        });
    }

    @InBothModes
    void closingADoneChannelReleasesAWholeCrowd(Mode mode) {
        mode.run(() -> {
            Chan<Unit> done = Chan.unbuffered();
            Chan<Integer> finished = Chan.buffered(5);
            for (int i = 0; i < 5; i++) {
                int id = i;
                Go.go(() -> {
                    done.receive();
                    finished.send(id);
                });
            }

            done.close();

            var ids = new HashSet<Integer>();
            for (int i = 0; i < 5; i++) {
                ids.add(finished.receive());
            }
            assertThat(ids).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        });
    }

    @InBothModes
    void anyGoroutineMayClose(Mode mode) {
        mode.run(() -> {
            Chan<Unit> quit = Chan.unbuffered();
            var once = new Once();

            for (int i = 0; i < 3; i++) {
                Go.go(() -> once.run(quit::close));
            }

            assertThat(quit.receive()).isNull();
        });
    }

    @InBothModes
    void thePatternOfAValueAndOkReadsUntilTheEnd(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> {
                for (int i = 1; i <= 4; i++) {
                    channel.send(i);
                }
                channel.close();
            });

            int sum = 0;
            while (channel.receive() instanceof Integer value) {
                sum += value;
            }

            assertThat(sum).isEqualTo(10);
        });
    }

    @InBothModes
    void anUnrecoveredSendOnAClosedChannelEndsTheProgram(Mode mode) {
        String text = mode.panicText(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            channel.close();
            Go.go(() -> channel.send(1));
            Chan.nil().receive();
        });

        assertThat(text).contains("send on closed channel");
    }
}
