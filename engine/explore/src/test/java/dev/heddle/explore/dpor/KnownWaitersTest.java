package dev.heddle.explore.dpor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Known waiters: where a program keeps arrivals apart by sleeping, nobody overtakes in a queue that is first in,
/// first out in Go. Where it does not, every order is explored, also the one in which the second comes first.
class KnownWaitersTest {
    /// Whether the second sleeps before it comes to the queue, so that the first is known to wait there.
    enum Second {
        LATER,
        AT_ANY_TIME
    }

    @ParameterizedTest
    @EnumSource
    void sendersOfAnUnbufferedChannel(Second second) {
        check(second, () -> {
            var channel = Chan.<Integer>unbuffered();
            inOrder(second, () -> channel.send(1), () -> channel.send(2));

            assertThat(List.of(channel.receiveOr(0), channel.receiveOr(0))).isEqualTo(List.of(1, 2));
        });
    }

    @ParameterizedTest
    @EnumSource
    void sendersOfAFullChannel(Second second) {
        check(second, () -> {
            var channel = Chan.<Integer>buffered(1);
            channel.send(0);
            inOrder(second, () -> channel.send(1), () -> channel.send(2));
            channel.receive();

            assertThat(List.of(channel.receiveOr(0), channel.receiveOr(0))).isEqualTo(List.of(1, 2));
        });
    }

    @ParameterizedTest
    @EnumSource
    void receiversOfAnUnbufferedChannel(Second second) {
        check(second, () -> {
            var channel = Chan.<Integer>unbuffered();
            var first = new ArrayList<Integer>();
            inOrder(second, () -> first.add(channel.receive()), channel::receive);
            channel.send(1);
            channel.send(2);
            Time.sleep(Duration.ofSeconds(1));

            assertThat(first).containsExactly(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void receiversOfAnEmptyChannel(Second second) {
        check(second, () -> {
            var channel = Chan.<Integer>buffered(2);
            var first = new ArrayList<Integer>();
            inOrder(second, () -> first.add(channel.receive()), channel::receive);
            channel.send(1);
            channel.send(2);
            Time.sleep(Duration.ofSeconds(1));

            assertThat(first).containsExactly(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void selectsThatReceive(Second second) {
        check(second, () -> {
            var channel = Chan.<Integer>unbuffered();
            var never = Chan.<Integer>unbuffered();
            var first = new ArrayList<Integer>();
            inOrder(
                    second,
                    () -> first.add(Go.select(never.receiving(), channel.receiving())),
                    () -> Go.select(channel.receiving(), never.receiving()));
            channel.send(1);
            channel.send(2);
            Time.sleep(Duration.ofSeconds(1));

            assertThat(first).containsExactly(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void waitersOfACond(Second second) {
        check(second, () -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            var woken = new ArrayList<Integer>();
            inOrder(second, () -> await(cond, mutex, woken, 1), () -> await(cond, mutex, woken, 2));
            Time.sleep(Duration.ofSeconds(1));
            cond.signal();
            Time.sleep(Duration.ofSeconds(1));
            cond.signal();
            Time.sleep(Duration.ofSeconds(1));

            assertThat(woken).containsExactly(1, 2);
        });
    }

    private static void await(Cond cond, Mutex mutex, List<Integer> woken, int number) {
        mutex.lock();
        cond.await();
        woken.add(number);
        mutex.unlock();
    }

    @ParameterizedTest
    @EnumSource
    void readersEnterBeforeTheNextWriter(Second second) {
        check(second, () -> {
            var mutex = new RWMutex();
            var entered = new ArrayList<Integer>();
            mutex.lock();
            inOrder(second, () -> enter(mutex, entered), () -> {
                mutex.lock();
                entered.add(2);
                mutex.unlock();
            });
            mutex.unlock();
            Time.sleep(Duration.ofSeconds(1));

            assertThat(entered).containsExactly(1, 2);
        });
    }

    private static void enter(RWMutex mutex, List<Integer> entered) {
        mutex.readLock();
        entered.add(1);
        mutex.readUnlock();
    }

    @ParameterizedTest
    @EnumSource
    void defaultIsNotTakenPastASenderWhoWaits(Second second) {
        check(second, () -> {
            var channel = Chan.<Integer>unbuffered();
            Go.go(() -> channel.send(1));
            sleepIf(second);

            int received = Go.select(channel.receiving(), Case.otherwise().to(0));

            assertThat(received).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void defaultIsNotTakenPastAReceiverWhoWaits(Second second) {
        check(second, () -> {
            var channel = Chan.<Integer>unbuffered();
            Go.go(channel::receive);
            sleepIf(second);

            assertThat(channel.trySend(1)).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void defaultIsNotTakenPastASelectThatWaits(Second second) {
        check(second, () -> {
            var channel = Chan.<Integer>unbuffered();
            var other = Chan.<Integer>unbuffered();
            Go.go(() -> Go.select(other.sending(2), channel.receiving()));
            sleepIf(second);

            assertThat(channel.trySend(1)).isTrue();
        });
    }

    private static void inOrder(Second second, GoBody one, GoBody other) {
        Go.go("first", one);
        Go.go("second", () -> {
            sleepIf(second);
            other.run();
        });
        sleepIf(second);
        sleepIf(second);
    }

    private static void sleepIf(Second second) {
        if (second == Second.LATER) {
            Time.sleep(Duration.ofSeconds(1));
        }
    }

    private static void check(Second second, GoBody body) {
        var exploration = Explorer.explorer()
                .strategy(Strategy.dpor())
                .leaks(false)
                .stopAtFailure(false)
                .explore(body);

        assertThat(exploration.exhaustive()).isTrue();
        assertThat(exploration.redundant()).isZero();
        if (second == Second.LATER) {
            assertThat(exploration.failures()).isEmpty();
        } else {
            assertThat(exploration.failures())
                    .isNotEmpty()
                    .allSatisfy(failure -> assertThat(failure).isInstanceOf(AssertionFailed.class));
        }
    }
}
