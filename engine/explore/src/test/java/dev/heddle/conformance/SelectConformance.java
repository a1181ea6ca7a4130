package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.panicOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Go spec, "Select statements": which case is taken and what the others leave behind.
class SelectConformance {
    @InBothModes
    void aReadyReceiveIsTaken(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> ready = bufferedWith(1);
            Chan<Integer> empty = Chan.buffered(1);

            Integer value = Go.select(empty.receiving(), ready.receiving());

            assertThat(value).isEqualTo(1);
            assertThat(ready.length()).isZero();
        });
    }

    @InBothModes
    void aReadySendIsTaken(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> full = bufferedWith(1);
            Chan<Integer> room = Chan.buffered(1);

            Go.select(full.sending(2), room.sending(3));

            assertThat(full.receive()).isEqualTo(1);
            assertThat(room.receive()).isEqualTo(3);
        });
    }

    @InBothModes
    void itBlocksUntilACaseIsReady(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> one = Chan.unbuffered();
            Chan<Integer> other = Chan.unbuffered();
            var senderCame = new Shared<>(false);
            Go.go(() -> {
                senderCame.set(true);
                other.send(1);
            });

            Go.select(one.receiving(), other.receiving());

            assertThat(senderCame.get()).isTrue();
        });
    }

    @InBothModes
    void aBlockedSendIsTakenWhenAReceiverComes(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> one = Chan.unbuffered();
            Chan<Integer> other = Chan.unbuffered();
            Chan<Integer> received = Chan.buffered(1);
            Go.go(() -> received.send(other.receive()));

            String chosen = Go.select(one.sending(1).to("one"), other.sending(2).to("other"));

            assertThat(chosen).isEqualTo("other");
            assertThat(received.receive()).isEqualTo(2);
        });
    }

    @InBothModes
    void aBlockedSelectWithoutHopeIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            Chan<Integer> one = Chan.unbuffered();
            Chan<Integer> other = bufferedWith(1);
            Go.select(one.receiving(), other.sending(2).to(0));
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "select");
    }

    @InBothModes
    void withoutCasesItBlocksForEver(Mode mode) {
        String text = mode.deadlockText(() -> Go.select());

        assertThat(text).contains("all goroutines are asleep - deadlock!", "select (no cases)");
    }

    @InBothModes
    void anyOfTheReadyCasesMayBeChosen(Mode mode) {
        Set<Integer> chosen = mode.outcomes(() -> {
            Chan<Integer> a = bufferedWith(1);
            Chan<Integer> b = bufferedWith(2);
            Chan<Integer> c = Chan.buffered(1);
            return Go.select(a.receiving(), b.receiving(), c.sending(9).to(3));
        });

        assertThat(chosen).containsExactlyInAnyOrder(1, 2, 3);
    }

    @InBothModes
    void theReadyCasesAreChosenAboutEquallyOften(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            var counts = new int[3];

            for (int i = 0; i < 300; i++) {
                channel.send(1);
                int chosen = Go.select(
                        channel.receiving().to(0),
                        channel.receiving().to(1),
                        channel.receiving().to(2));
                counts[chosen]++;
            }

            assertThat(counts[0]).isBetween(40, 160);
            assertThat(counts[1]).isBetween(40, 160);
            assertThat(counts[2]).isBetween(40, 160);
        });
    }

    @InBothModes
    void onlyTheChosenCaseCommunicates(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> a = bufferedWith(1);
            Chan<Integer> b = bufferedWith(2);
            Chan<Integer> c = Chan.buffered(1);

            int chosen = Go.select(a.receiving(), b.receiving(), c.sending(9).to(3));

            assertThat(a.length()).isEqualTo(chosen == 1 ? 0 : 1);
            assertThat(b.length()).isEqualTo(chosen == 2 ? 0 : 1);
            assertThat(c.length()).isEqualTo(chosen == 3 ? 1 : 0);
        });
    }

    @InBothModes
    void aCaseThatLostLeavesNoReceiverBehind(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> winner = Chan.unbuffered();
            Chan<Integer> loser = Chan.unbuffered();
            Go.go(() -> winner.send(1));

            Go.select(winner.receiving(), loser.receiving());

            assertThat(loser.trySend(2)).isFalse();
        });
    }

    @InBothModes
    void aCaseThatLostLeavesNoSenderBehind(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> winner = Chan.unbuffered();
            Chan<Integer> loser = Chan.unbuffered();
            Go.go(() -> winner.send(1));

            Go.select(winner.receiving(), loser.sending(2).to(0));

            assertThat(loser.tryReceive()).isEmpty();
        });
    }

    @InBothModes
    void oneChannelMayStandInSeveralCases(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> channel.send(5));

            Integer value = Go.select(channel.receiving(), channel.receiving());

            assertThat(value).isEqualTo(5);
            assertThat(channel.tryReceive()).isEmpty();
        });
    }

    @InBothModes
    void oneSelectDoesNotTalkToItself(Mode mode) {
        String text = mode.deadlockText(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.select(channel.receiving(), channel.sending(1).to(1));
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "select");
    }

    @InBothModes
    void sendingAndReceivingOnOneBufferedChannelDependsOnItsState(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            String whenEmpty =
                    Go.select(channel.sending(1).to("sent"), channel.receiving().to("received"));
            String whenFull =
                    Go.select(channel.sending(1).to("sent"), channel.receiving().to("received"));

            assertThat(whenEmpty).isEqualTo("sent");
            assertThat(whenFull).isEqualTo("received");
        });
    }

    @InBothModes
    void twoSelectsMayMeet(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Chan<Integer> unused = Chan.unbuffered();
            Go.go(() -> Go.select(channel.sending(4), unused.sending(5)));

            Integer value = Go.select(unused.receiving(), channel.receiving());

            assertThat(value).isIn(4, 5);
        });
    }

    @InBothModes
    void twoSelectsWithOppositeCasesExchangeExactlyOneValue(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> there = Chan.unbuffered();
            Chan<Integer> back = Chan.unbuffered();
            Chan<String> other = Chan.buffered(1);
            Go.go(() -> other.send(
                    Go.select(there.receiving().to("received"), back.sending(2).to("sent"))));

            String mine =
                    Go.select(there.sending(1).to("sent"), back.receiving().to("received"));

            assertThat(mine + " " + other.receive()).isIn("sent received", "received sent");
        });
    }

    @InBothModes
    void aClosedChannelIsReadyToReceiveFrom(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> closed = Chan.unbuffered();
            closed.close();
            Chan<Integer> open = Chan.unbuffered();

            Integer value = Go.select(open.receiving(), closed.receiving());

            assertThat(value).isNull();
        });
    }

    @InBothModes
    void closingWakesABlockedSelect(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Chan<Integer> other = Chan.unbuffered();
            Go.go(channel::close);

            Integer value = Go.select(other.receiving(), channel.receiving());

            assertThat(value).isNull();
        });
    }

    @InBothModes
    void choosingToSendOnAClosedChannelPanics(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> closed = Chan.buffered(1);
            closed.close();
            Chan<Integer> open = Chan.unbuffered();

            assertThat(panicOf(
                            () -> Go.select(open.receiving(), closed.sending(1).to(0))))
                    .hasMessageStartingWith("send on closed channel");
        });
    }

    @InBothModes
    void aBlockedSendPanicsWhenTheChannelIsClosed(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Chan<Integer> other = Chan.unbuffered();
            Go.go(channel::close);

            assertThat(panicOf(() ->
                            Go.select(other.receiving(), channel.sending(1).to(0))))
                    .hasMessageStartingWith("send on closed channel");
        });
    }

    @InBothModes
    void aListOfCasesIsChosenFromAlike(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> ready = bufferedWith(8);
            var cases = new ArrayList<Case<Integer>>();
            for (int i = 0; i < 5; i++) {
                cases.add(Chan.<Integer>unbuffered().receiving());
            }
            cases.add(ready.receiving());

            Integer value = Go.select(cases);

            assertThat(value).isEqualTo(8);
        });
    }

    @InBothModes
    void anEmptyListOfCasesBlocksForEver(Mode mode) {
        String text = mode.deadlockText(() -> Go.select(List.<Case<Integer>>of()));

        assertThat(text).contains("all goroutines are asleep - deadlock!", "select (no cases)");
    }

    @InBothModes
    void aLoopServesItsInputsUntilToldToQuit(Mode mode) {
        mode.run(() -> {
            Chan<Integer> numbers = Chan.unbuffered();
            Chan<Unit> quit = Chan.unbuffered();
            Chan<List<Integer>> result = Chan.unbuffered();
            Go.go(() -> {
                var fibonacci = new ArrayList<Integer>();
                int a = 0;
                int b = 1;
                boolean running = true;
                while (running) {
                    int current = a;
                    running = Go.select(
                            numbers.sending(current).to(true), quit.receiving().to(false));
                    if (running) {
                        fibonacci.add(current);
                        int next = a + b;
                        a = b;
                        b = next;
                    }
                }
                result.send(fibonacci);
            });

            for (int i = 0; i < 6; i++) {
                numbers.receive();
            }
            quit.close();

            assertThat(result.receive()).containsExactly(0, 1, 1, 2, 3, 5);
        });
    }

    @InBothModes
    void fanInTakesFromWhicheverInputHasAValue(Mode mode) {
        mode.run(() -> {
            Chan<Integer> left = Chan.unbuffered();
            Chan<Integer> right = Chan.unbuffered();
            Go.go(() -> {
                left.send(1);
                left.send(2);
            });
            Go.go(() -> {
                right.send(10);
                right.send(20);
            });

            var seen = new ArrayList<Integer>();
            for (int i = 0; i < 4; i++) {
                seen.add(Go.select(left.receiving(), right.receiving()));
            }

            assertThat(seen).containsSubsequence(1, 2).containsSubsequence(10, 20);
        });
    }

    @InBothModes
    void whoeverIsFirstMayWin(Mode mode) {
        Set<Integer> winners = mode.outcomes(() -> {
            Chan<Integer> left = Chan.unbuffered();
            Chan<Integer> right = Chan.unbuffered();
            Chan<Unit> done = Chan.unbuffered();
            Go.go(() -> Go.select(left.sending(1).to(Unit.UNIT), done.receiving()));
            Go.go(() -> Go.select(right.sending(2).to(Unit.UNIT), done.receiving()));
            try {
                return Go.select(left.receiving(), right.receiving());
            } finally {
                done.close();
            }
        });

        assertThat(winners).isSubsetOf(1, 2).isNotEmpty();
    }

    private static Chan<Integer> bufferedWith(int value) {
        Chan<Integer> channel = Chan.buffered(1);
        channel.send(value);
        return channel;
    }
}
