package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.drain;
import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.thrownBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.Mutex;
import java.util.ArrayList;
import java.util.NoSuchElementException;

/// Go spec, "For statements with range clause", over a channel.
class RangeConformance {
    @InBothModes
    void itYieldsEachValueUntilTheChannelIsClosed(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> {
                channel.send(1);
                channel.send(2);
                channel.close();
            });

            var seen = new ArrayList<Integer>();
            for (int value : channel.range()) {
                seen.add(value);
            }

            assertThat(seen).containsExactly(1, 2);
        });
    }

    @InBothModes
    void itYieldsWhatAClosedChannelStillHolds(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<String> channel = Chan.buffered(2);
            channel.send("a");
            channel.send("b");
            channel.close();

            assertThat(channel.range()).containsExactly("a", "b");
        });
    }

    @InBothModes
    void itDoesNothingOnAClosedEmptyChannel(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<String> channel = Chan.unbuffered();
            channel.close();

            for (String value : channel.range()) {
                throw new AssertionError("received " + value);
            }
        });
    }

    @InBothModes
    void breakingOutLeavesTheRestInTheChannel(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(4);
            for (int i = 1; i <= 4; i++) {
                channel.send(i);
            }

            for (int value : channel.range()) {
                if (value == 2) {
                    break;
                }
            }

            assertThat(channel.length()).isEqualTo(2);
            assertThat(channel.receive()).isEqualTo(3);
        });
    }

    @InBothModes
    void itMayBeTakenUpAgain(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(3);
            for (int i = 1; i <= 3; i++) {
                channel.send(i);
            }
            channel.close();

            for (int value : channel.range()) {
                assertThat(value).isEqualTo(1);
                break;
            }

            assertThat(drain(channel)).containsExactly(2, 3);
        });
    }

    @InBothModes
    void askingForItReceivesNothingYet(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            channel.send(1);

            var range = channel.range();
            range.iterator();

            assertThat(channel.length()).isEqualTo(1);
        });
    }

    @InBothModes
    void askingTwiceForANextValueReceivesOnlyOne(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(2);
            channel.send(1);
            channel.send(2);
            var values = channel.range().iterator();

            assertThat(values.hasNext()).isTrue();
            assertThat(values.hasNext()).isTrue();

            assertThat(values.next()).isEqualTo(1);
            assertThat(values.next()).isEqualTo(2);
        });
    }

    @InBothModes
    void itsIteratorHasNoElementAfterTheLast(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            channel.close();
            var values = channel.range().iterator();

            assertThat(values.hasNext()).isFalse();
            assertThat(thrownBy(NoSuchElementException.class, values::next)).isNotNull();
        });
    }

    @InBothModes
    void twoRangesShareTheValuesOfAChannel(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            var mutex = new Mutex();
            var seen = new ArrayList<Integer>();
            Go.go(() -> {
                for (int i = 0; i < 6; i++) {
                    channel.send(i);
                }
                channel.close();
            });

            inGoroutines(2, () -> {
                for (int value : channel.range()) {
                    try (var _ = mutex.hold()) {
                        seen.add(value);
                    }
                }
            });

            assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        });
    }

    @InBothModes
    void itBlocksForEverIfNobodyCloses(Mode mode) {
        String text = mode.deadlockText(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> channel.send(1));
            drain(channel);
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "chan receive");
    }

    @InBothModes
    void aPoolOfWorkersRangesOverItsJobs(Mode mode) {
        mode.run(() -> {
            Chan<Integer> jobs = Chan.buffered(2);
            Chan<Integer> squares = Chan.buffered(2);
            Go.go(() -> {
                for (int i = 1; i <= 6; i++) {
                    jobs.send(i);
                }
                jobs.close();
            });
            Go.go(() -> {
                inGoroutines(3, () -> {
                    for (int job : jobs.range()) {
                        squares.send(job * job);
                    }
                });
                squares.close();
            });

            assertThat(drain(squares)).containsExactlyInAnyOrder(1, 4, 9, 16, 25, 36);
        });
    }

    @InBothModes
    void rangesMayBeNested(Mode mode) {
        mode.run(() -> {
            Chan<Chan<Integer>> outer = Chan.unbuffered();
            Go.go(() -> {
                for (int i = 1; i <= 2; i++) {
                    Chan<Integer> inner = Chan.buffered(2);
                    outer.send(inner);
                    inner.send(i);
                    inner.send(10 * i);
                    inner.close();
                }
                outer.close();
            });

            var seen = new ArrayList<Integer>();
            for (Chan<Integer> inner : outer.range()) {
                for (int value : inner.range()) {
                    seen.add(value);
                }
            }

            assertThat(seen).containsExactly(1, 10, 2, 20);
        });
    }
}
