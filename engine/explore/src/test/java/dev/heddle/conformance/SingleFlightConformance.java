package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.thrownBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.SingleFlight;
import dev.heddle.sync.WaitGroup;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Package golang.org/x/sync/singleflight: Group.
class SingleFlightConformance {
    @InBothModes
    void itGivesTheResultOfTheCall(Mode mode) {
        mode.run(() -> {
            var flight = new SingleFlight<String, Integer>();

            assertThat(flight.run("key", () -> 42)).isEqualTo(42);
        });
    }

    @InBothModes
    void callersDuringAFlightShareItsResult(Mode mode) {
        mode.run(() -> {
            var flight = new SingleFlight<String, Object>();
            var calls = new Calls();
            Chan<Unit> started = Chan.unbuffered();
            Chan<Unit> proceed = Chan.unbuffered();
            Chan<Object> results = Chan.buffered(3);
            var callers = new WaitGroup();
            callers.go(() -> results.send(flight.run("key", () -> {
                calls.count();
                started.close();
                proceed.receive();
                return new Object();
            })));
            started.receive();

            for (int i = 0; i < 2; i++) {
                callers.go(() -> results.send(flight.run("key", () -> {
                    calls.count();
                    return new Object();
                })));
            }
            letOthersBlock();
            proceed.close();
            callers.await();

            Set<Object> distinct = Set.copyOf(List.of(results.receive(), results.receive(), results.receive()));
            assertThat(distinct).hasSize(calls.number());
        });
    }

    @InBothModes
    void onceAFlightHasEndedTheNextCallRunsAgain(Mode mode) {
        mode.run(() -> {
            var flight = new SingleFlight<String, Integer>();
            var calls = new Calls();

            flight.run("key", calls::count);
            flight.run("key", calls::count);

            assertThat(calls.number()).isEqualTo(2);
        });
    }

    @InBothModes
    void differentKeysFlyAlongsideEachOther(Mode mode) {
        mode.run(() -> {
            var flight = new SingleFlight<String, Integer>();
            Chan<Integer> meeting = Chan.unbuffered();
            var other = new WaitGroup();
            other.go(() -> flight.run("a", () -> {
                meeting.send(1);
                return 1;
            }));

            Integer met = flight.run("b", meeting::receive);

            other.await();
            assertThat(met).isEqualTo(1);
        });
    }

    @InBothModes
    void anErrorIsThrownToTheCallerAndNotRemembered(Mode mode) {
        mode.run(() -> {
            var flight = new SingleFlight<String, Integer>();

            var error = thrownBy(
                    IOException.class,
                    () -> flight.run("key", () -> {
                        throw new IOException("disk full");
                    }));

            assertThat(error).hasMessage("disk full");
            assertThat(flight.run("key", () -> 1)).isEqualTo(1);
        });
    }

    @InBothModes
    void everyCallerOfAFailedFlightGetsTheError(Mode mode) {
        mode.run(() -> {
            var flight = new SingleFlight<String, Integer>();
            Chan<String> errors = Chan.buffered(2);
            var callers = new WaitGroup();

            for (int i = 0; i < 2; i++) {
                callers.go(() -> {
                    try {
                        flight.run("key", () -> {
                            throw new IOException("disk full");
                        });
                    } catch (IOException error) {
                        errors.send(error.getMessage());
                    }
                });
            }
            callers.await();

            assertThat(errors.receive()).isEqualTo("disk full");
            assertThat(errors.receive()).isEqualTo("disk full");
        });
    }

    @InBothModes
    void afterForgetANewFlightStartsBesideTheOldOne(Mode mode) {
        mode.run(() -> {
            var flight = new SingleFlight<String, String>();
            Chan<Unit> started = Chan.unbuffered();
            Chan<Unit> proceed = Chan.unbuffered();
            Chan<String> old = Chan.buffered(1);
            Go.go(() -> old.send(flight.run("key", () -> {
                started.close();
                proceed.receive();
                return "old";
            })));
            started.receive();

            flight.forget("key");
            String fresh = flight.run("key", () -> "fresh");
            proceed.close();

            assertThat(fresh).isEqualTo("fresh");
            assertThat(old.receive()).isEqualTo("old");
        });
    }

    private static final class Calls {
        private final Mutex mutex = new Mutex();
        private final Shared<Integer> number = new Shared<>(0);

        int count() {
            try (var _ = mutex.hold()) {
                number.set(number.get() + 1);
                return number.get();
            }
        }

        int number() {
            try (var _ = mutex.hold()) {
                return number.get();
            }
        }
    }
}
