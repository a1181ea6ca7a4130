package dev.heddle.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoInterrupted;
import dev.heddle.GoPanic;
import dev.heddle.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Interrupts among the goroutines of a program.
@Timeout(30)
class InterruptTest {
    @Test
    void aPendingInterruptEndsTheNextWaitAndIsNoDeadlock() {
        Go.run(() -> {
            Thread.currentThread().interrupt();

            assertThat(isInterruptedInReceive()).isTrue();
        });
    }

    @Test
    void aGoroutineThatIsBeingInterruptedIsNotAsleep() {
        for (int i = 0; i < 2_000; i++) {
            Go.run(() -> {
                Chan<Thread> threads = Chan.buffered(1);
                Chan<Unit> done = Chan.unbuffered();
                Go.go(() -> {
                    threads.send(Thread.currentThread());
                    assertThat(isInterruptedInReceive()).isTrue();
                    done.close();
                });

                threads.receive().interrupt();

                assertThat(done.receive()).isNull();
            });
        }
    }

    @Test
    void aChainOfInterruptsIsNoDeadlock() {
        for (int i = 0; i < 1_000; i++) {
            Go.run(() -> {
                Chan<Thread> threads = Chan.buffered(2);
                Chan<Unit> done = Chan.unbuffered();
                Go.go(() -> {
                    threads.send(Thread.currentThread());
                    assertThat(isInterruptedInReceive()).isTrue();
                    done.close();
                });
                var last = threads.receive();
                Go.go(() -> {
                    threads.send(Thread.currentThread());
                    assertThat(isInterruptedInReceive()).isTrue();
                    last.interrupt();
                });

                threads.receive().interrupt();

                assertThat(done.receive()).isNull();
            });
        }
    }

    @Test
    void onceTheInterruptIsOverTheProgramMayFallAsleep() {
        String text = null;
        try {
            Go.run(() -> {
                Chan<Thread> threads = Chan.buffered(1);
                Go.go(() -> {
                    threads.send(Thread.currentThread());
                    assertThat(isInterruptedInReceive()).isTrue();
                    Chan.nil().receive();
                });
                threads.receive().interrupt();
                Chan.nil().receive();
            });
        } catch (GoPanic panic) {
            text = panic.getMessage();
        }

        assertThat(text).startsWith("fatal error: all goroutines are asleep - deadlock!");
    }

    @Test
    void theCallerOfAProgramThatFailedIsNotLeftInterrupted() {
        for (int i = 0; i < 5_000; i++) {
            try {
                Go.run(() -> {
                    Chan<Unit> channel = Chan.unbuffered();
                    for (int g = 0; g < 3; g++) {
                        Go.go(() -> {
                            channel.receive();
                            Chan.nil().receive();
                        });
                    }
                    Go.go(channel::close);
                    Chan.nil().receive();
                });
            } catch (GoPanic _) {
                // all are asleep
            }

            assertThat(Thread.interrupted()).isFalse();
        }
    }

    private static boolean isInterruptedInReceive() {
        try {
            Chan.unbuffered().receive();
            return false;
        } catch (GoInterrupted e) {
            return Thread.interrupted();
        }
    }
}
