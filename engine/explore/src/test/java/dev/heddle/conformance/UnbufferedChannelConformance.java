package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.drain;
import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.poll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import dev.heddle.SendChan;
import dev.heddle.Unit;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.List;

/// Go spec, "Channel types", "Send statements", "Receive operator": a capacity of zero.
class UnbufferedChannelConformance {
    @InBothModes
    void aSendHandsItsValueToTheReceiver(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<String> channel = Chan.unbuffered();

            Go.go(() -> channel.send("hello"));

            assertThat(channel.receive()).isEqualTo("hello");
        });
    }

    @InBothModes
    void theReceiverGetsTheVeryObjectThatWasSent(Mode mode) {
        mode.run(() -> {
            Chan<Object> channel = Chan.unbuffered();
            var sent = new Object();

            Go.go(() -> channel.send(sent));

            assertThat(channel.receive()).isSameAs(sent);
        });
    }

    @InBothModes
    void valuesOfOneSenderArriveInTheirOrder(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();

            Go.go(() -> {
                for (int i = 0; i < 10; i++) {
                    channel.send(i);
                }
                channel.close();
            });

            assertThat(drain(channel)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        });
    }

    @InBothModes
    void aSendCompletesOnlyOnceAReceiverHasCome(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            var receiverCame = new Shared<>(false);

            Go.go(() -> {
                receiverCame.set(true);
                channel.receive();
            });
            channel.send(1);

            assertThat(receiverCame.get()).isTrue();
        });
    }

    @InBothModes
    void aReceiveCompletesOnlyOnceASenderHasCome(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            var senderCame = new Shared<>(false);

            Go.go(() -> {
                senderCame.set(true);
                channel.send(1);
            });
            channel.receive();

            assertThat(senderCame.get()).isTrue();
        });
    }

    @InBothModes
    void aSendThatNobodyReceivesBlocks(Mode mode) {
        String text = mode.deadlockText(() -> Chan.<Integer>unbuffered().send(1));

        assertThat(text).contains("all goroutines are asleep - deadlock!", "chan send");
    }

    @InBothModes
    void aReceiveThatNobodyServesBlocks(Mode mode) {
        String text = mode.deadlockText(() -> Chan.<Integer>unbuffered().receive());

        assertThat(text).contains("all goroutines are asleep - deadlock!", "chan receive");
    }

    @InBothModes
    void eachValueReachesExactlyOneReceiver(Mode mode) {
        mode.run(() -> {
            Chan<Integer> values = Chan.unbuffered();
            Chan<Integer> received = Chan.buffered(6);

            Go.go(() -> inGoroutines(3, () -> {
                received.send(values.receive());
                received.send(values.receive());
            }));
            for (int i = 0; i < 6; i++) {
                values.send(i);
            }

            var all = new ArrayList<Integer>();
            for (int i = 0; i < 6; i++) {
                all.add(received.receive());
            }
            assertThat(all).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        });
    }

    @InBothModes
    void manySendersAreAllServed(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            var senders = new WaitGroup();

            for (int i = 1; i <= 8; i++) {
                int value = i;
                senders.go(() -> channel.send(value));
            }
            Go.go(() -> {
                senders.await();
                channel.close();
            });

            assertThat(drain(channel)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        });
    }

    @InBothModes
    void itsLengthAndCapacityAreZeroEvenWhileASenderWaits(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> channel.send(1));
            letOthersBlock();

            assertThat(channel.length()).isZero();
            assertThat(channel.capacity()).isZero();

            channel.receive();
        });
    }

    @InBothModes
    void trySendFailsWithoutAReceiver(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();

            assertThat(channel.trySend(1)).isFalse();
        });
    }

    @InBothModes
    void trySendReachesAWaitingReceiver(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Chan<Integer> received = Chan.unbuffered();
            Go.go(() -> received.send(channel.receive()));

            while (!channel.trySend(7)) {
                Go.yieldNow();
            }

            assertThat(received.receive()).isEqualTo(7);
        });
    }

    @InBothModes
    void tryReceiveIsEmptyWithoutASender(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();

            assertThat(channel.tryReceive()).isEmpty();
        });
    }

    @InBothModes
    void tryReceiveTakesTheValueOfAWaitingSender(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> channel.send(7));

            assertThat(poll(channel)).isEqualTo(7);
        });
    }

    @InBothModes
    void channelsMayCarryChannels(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Chan<String>> requests = Chan.unbuffered();
            Go.go(() -> {
                for (Chan<String> reply : requests.range()) {
                    reply.send("pong");
                }
            });

            Chan<String> reply = Chan.unbuffered();
            requests.send(reply);

            assertThat(reply.receive()).isEqualTo("pong");
            requests.close();
        });
    }

    @InBothModes
    void itsSendingAndItsReceivingSideAreOneChannel(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            SendChan<Integer> in = channel;
            ReceiveChan<Integer> out = channel;

            Go.go(() -> in.send(5));

            assertThat(out.receive()).isEqualTo(5);
        });
    }

    @InBothModes
    void twoMadeChannelsAreNeverEqualAndAChannelEqualsItself(Mode mode) {
        mode.run(() -> {
            Chan<Integer> one = Chan.unbuffered();
            Chan<Integer> other = Chan.unbuffered();

            assertThat(one).isEqualTo(one).isNotEqualTo(other);
        });
    }

    @InBothModes
    void pingAndPongAlternate(Mode mode) {
        mode.run(() -> {
            Chan<List<String>> ball = Chan.unbuffered();
            var players = new WaitGroup();
            for (String name : List.of("ping", "pong")) {
                players.go(() -> {
                    for (int i = 0; i < 3; i++) {
                        List<String> strokes = ball.receive();
                        strokes.add(name);
                        if (strokes.size() < 6) {
                            ball.send(strokes);
                        }
                    }
                });
            }

            var strokes = new ArrayList<String>();
            ball.send(strokes);
            players.await();

            assertThat(strokes)
                    .hasSize(6)
                    .doesNotContainSequence("ping", "ping")
                    .doesNotContainSequence("pong", "pong");
        });
    }

    @InBothModes
    void aChainOfStagesKeepsTheOrder(Mode mode) {
        mode.run(() -> {
            Chan<Integer> first = Chan.unbuffered();
            Chan<Integer> last = first;
            for (int stage = 0; stage < 4; stage++) {
                Chan<Integer> from = last;
                Chan<Integer> to = Chan.unbuffered();
                Go.go(() -> {
                    for (int value : from.range()) {
                        to.send(value + 1);
                    }
                    to.close();
                });
                last = to;
            }

            Go.go(() -> {
                for (int i = 0; i < 5; i++) {
                    first.send(10 * i);
                }
                first.close();
            });

            assertThat(drain(last)).containsExactly(4, 14, 24, 34, 44);
        });
    }

    @InBothModes
    void aSieveOfGoroutinesFindsThePrimes(Mode mode) {
        mode.runLeavingGoroutines(() -> {
            Chan<Integer> numbers = Chan.unbuffered();
            Go.go(() -> {
                for (int i = 2; i <= 40; i++) {
                    numbers.send(i);
                }
            });

            var primes = new ArrayList<Integer>();
            Chan<Integer> candidates = numbers;
            for (int i = 0; i < 8; i++) {
                int prime = candidates.receive();
                primes.add(prime);
                Chan<Integer> from = candidates;
                Chan<Integer> to = Chan.unbuffered();
                Go.go(() -> {
                    for (int value : from.range()) {
                        if (value % prime != 0) {
                            to.send(value);
                        }
                    }
                });
                candidates = to;
            }

            assertThat(primes).containsExactly(2, 3, 5, 7, 11, 13, 17, 19);
        });
    }

    @InBothModes
    void aReceiveMayJustWaitAndDropTheValue(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Unit> done = Chan.unbuffered();
            var worked = new Shared<>(false);

            Go.go(() -> {
                worked.set(true);
                done.send(Unit.UNIT);
            });
            done.receive();

            assertThat(worked.get()).isTrue();
        });
    }
}
