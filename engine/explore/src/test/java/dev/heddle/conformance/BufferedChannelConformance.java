package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.drain;
import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.letOthersBlock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Go spec, "Channel types", "Length and capacity": a capacity above zero.
class BufferedChannelConformance {
    @InBothModes
    void sendsDoNotBlockWhileThereIsRoom(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(3);

            channel.send(1);
            channel.send(2);
            channel.send(3);

            assertThat(channel.length()).isEqualTo(3);
        });
    }

    @InBothModes
    void aSendToAFullBufferBlocks(Mode mode) {
        String text = mode.deadlockText(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            channel.send(1);
            channel.send(2);
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "chan send");
    }

    @InBothModes
    void aReceiveFromAnEmptyBufferBlocks(Mode mode) {
        String text = mode.deadlockText(() -> Chan.<Integer>buffered(1).receive());

        assertThat(text).contains("all goroutines are asleep - deadlock!", "chan receive");
    }

    @InBothModes
    void valuesAreReceivedInTheOrderInWhichTheyWereSent(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(3);
            channel.send(1);
            channel.send(2);
            channel.send(3);

            assertThat(List.of(channel.receive(), channel.receive(), channel.receive()))
                    .containsExactly(1, 2, 3);
        });
    }

    @InBothModes
    void theOrderHoldsWhenTheBufferIsFilledAgainAndAgain(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(3);
            Go.go(() -> {
                for (int i = 0; i < 50; i++) {
                    channel.send(i);
                }
                channel.close();
            });

            assertThat(drain(channel)).isEqualTo(IntStream.range(0, 50).boxed().toList());
        });
    }

    @InBothModes
    void itsLengthCountsTheValuesInTheBuffer(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<String> channel = Chan.buffered(2);
            assertThat(channel.length()).isZero();

            channel.send("a");
            channel.send("b");
            assertThat(channel.length()).isEqualTo(2);

            channel.receive();
            assertThat(channel.length()).isEqualTo(1);
        });
    }

    @InBothModes
    void itsCapacityIsWhatItWasMadeWith(Mode mode) {
        mode.run(() -> {
            assertThat(Chan.buffered(5).capacity()).isEqualTo(5);
            assertThat(Chan.buffered("jobs", 7).capacity()).isEqualTo(7);
        });
    }

    @InBothModes
    void aCapacityOfZeroMakesAnUnbufferedChannel(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(0);
            assertThat(channel.capacity()).isZero();
            assertThat(channel.trySend(1)).isFalse();

            Go.go(() -> channel.send(2));

            assertThat(channel.receive()).isEqualTo(2);
        });
    }

    @InBothModes
    void aReceiveMakesRoomForABlockedSender(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            channel.send(1);
            Go.go(() -> channel.send(2));

            assertThat(channel.receive()).isEqualTo(1);
            assertThat(channel.receive()).isEqualTo(2);
        });
    }

    @InBothModes
    void theValueOfABlockedSenderQueuesBehindTheBuffer(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(2);
            channel.send(1);
            channel.send(2);
            Go.go(() -> channel.send(3));
            letOthersBlock();

            assertThat(List.of(channel.receive(), channel.receive(), channel.receive()))
                    .containsExactly(1, 2, 3);
        });
    }

    @InBothModes
    void everyBlockedSenderDeliversInTheEnd(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            var senders = new WaitGroup();
            for (int i = 1; i <= 5; i++) {
                int value = i;
                senders.go(() -> channel.send(value));
            }
            Go.go(() -> {
                senders.await();
                channel.close();
            });

            assertThat(drain(channel)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        });
    }

    @InBothModes
    void aBlockedReceiverTakesTheNextValueSent(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(4);
            Chan<Integer> received = Chan.buffered(1);
            Go.go(() -> received.send(channel.receive()));
            letOthersBlock();

            channel.send(9);

            assertThat(received.receive()).isEqualTo(9);
            assertThat(channel.length()).isZero();
        });
    }

    @InBothModes
    void trySendFailsExactlyWhenTheBufferIsFull(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(2);

            assertThat(channel.trySend(1)).isTrue();
            assertThat(channel.trySend(2)).isTrue();
            assertThat(channel.trySend(3)).isFalse();

            channel.receive();
            assertThat(channel.trySend(4)).isTrue();
        });
    }

    @InBothModes
    void tryReceiveTakesTheOldestValue(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(2);
            channel.send(1);
            channel.send(2);

            assertThat(channel.tryReceive()).isEqualTo(Optional.of(1));
            assertThat(channel.tryReceive()).isEqualTo(Optional.of(2));
            assertThat(channel.tryReceive()).isEmpty();
        });
    }

    @InBothModes
    void aSenderRunsAtMostTheCapacityAhead(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(2);
            var mutex = new Mutex();
            var sent = new Shared<>(0);
            Go.go(() -> {
                for (int i = 0; i < 6; i++) {
                    channel.send(i);
                    try (var _ = mutex.hold()) {
                        sent.set(sent.get() + 1);
                    }
                }
            });

            for (int received = 0; received < 6; received++) {
                try (var _ = mutex.hold()) {
                    assertThat(sent.get()).isLessThanOrEqualTo(received + channel.capacity());
                }
                channel.receive();
            }
        });
    }

    @InBothModes
    void eachValueReachesExactlyOneReceiver(Mode mode) {
        mode.run(() -> {
            Chan<Integer> values = Chan.buffered(2);
            Chan<Integer> received = Chan.buffered(12);
            Go.go(() -> {
                for (int i = 0; i < 12; i++) {
                    values.send(i);
                }
                values.close();
            });

            inGoroutines(3, () -> {
                for (int value : values.range()) {
                    received.send(value);
                }
            });
            received.close();

            assertThat(drain(received))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 12).boxed().toList());
        });
    }

    @InBothModes
    void aBufferOfNAdmitsAtMostNAtATime(Mode mode) {
        mode.run(() -> {
            Chan<Unit> slots = Chan.buffered(2);
            var mutex = new Mutex();
            var inside = new Shared<>(0);
            var most = new Shared<>(0);

            inGoroutines(5, () -> {
                slots.send(Unit.UNIT);
                try (var _ = mutex.hold()) {
                    inside.set(inside.get() + 1);
                    most.set(Math.max(most.get(), inside.get()));
                }
                Go.yieldNow();
                try (var _ = mutex.hold()) {
                    inside.set(inside.get() - 1);
                }
                slots.receive();
            });

            assertThat(most.get()).isBetween(1, 2);
        });
    }

    @InBothModes
    void twoReceiversOfOneBufferTogetherSeeEveryValueInOrder(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(4);
            for (int i = 0; i < 4; i++) {
                channel.send(i);
            }
            channel.close();

            inGoroutines(2, () -> {
                List<Integer> mine = drain(channel);
                assertThat(mine).isSorted();
            });

            assertThat(channel.length()).isZero();
        });
    }
}
