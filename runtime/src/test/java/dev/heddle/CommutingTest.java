package dev.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.context.Context;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import dev.heddle.scheduler.Body;
import dev.heddle.scheduler.Chooser;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Observer;
import dev.heddle.sync.ConcurrentMap;
import dev.heddle.sync.ErrorGroup;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Once;
import dev.heddle.sync.Pool;
import dev.heddle.sync.Semaphore;
import dev.heddle.sync.Shared;
import dev.heddle.sync.SingleFlight;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Ticker;
import dev.heddle.time.Time;
import dev.heddle.time.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What the exhaustive search relies on: two neighbouring steps that touch nothing in common can be swapped, and
/// everything after them stays as it was. An object of the library whose next step depended on anything but its
/// steps, the order of a list say, would break that.
class CommutingTest {
    private static final int EXECUTIONS = 400;
    private static final int SWAPS = 5;
    private static final int MOST_STEPS = 2_000;

    @Test
    void contextsWithSiblingsOfDifferentMakers() {
        independentStepsCommute(() -> {
            var top = Context.background().withCancel();
            var all = new WaitGroup();
            for (int i = 0; i < 2; i++) {
                all.go(() -> {
                    try (var child = top.withCancel()) {
                        child.withTimeout(Duration.ofSeconds(1)).done().receive();
                    }
                });
            }
            all.go(top::cancel);
            all.await();
        });
    }

    @Test
    void contextsWhoseChildrenEndAtDifferentTimes() {
        independentStepsCommute(() -> {
            var top = Context.background().withCancel();
            var child = top.withCancel();
            var stop = top.afterFunc(() -> {});
            Go.go(child::cancel);
            Go.go(stop::getAsBoolean);
            Go.go(top::cancel);
            child.done().receive();
            top.withCancel().done().receive();
        });
    }

    @Test
    void contextsWithDeadlines() {
        independentStepsCommute(() -> {
            try (var top = Context.background().withTimeout(Duration.ofSeconds(2))) {
                var all = new WaitGroup();
                for (int i = 1; i <= 2; i++) {
                    int seconds = i;
                    all.go(() -> {
                        try (var child = top.withTimeout(Duration.ofSeconds(seconds))) {
                            child.done().receive();
                        }
                    });
                }
                all.go(top::err);
                all.await();
            }
        });
    }

    @Test
    void semaphores() {
        independentStepsCommute(() -> {
            var semaphore = new Semaphore(2);
            var ctx = Context.background().withCancel();
            var all = new WaitGroup();
            all.go(() -> {
                semaphore.acquire(2);
                semaphore.release(2);
            });
            all.go(() -> {
                semaphore.acquire(Context.background(), 1);
                semaphore.release();
            });
            all.go(() -> {
                try {
                    semaphore.acquire(ctx, 2);
                    semaphore.release(2);
                } catch (Exception e) {
                    ctx.err();
                }
            });
            all.go(ctx::cancel);
            all.await();
        });
    }

    @Test
    void groupsAndFlights() {
        independentStepsCommute(() -> {
            var group = ErrorGroup.withContext(Context.background());
            group.limit(2);
            var flight = new SingleFlight<String, Integer>();
            for (int i = 0; i < 3; i++) {
                group.go(() -> {
                    flight.run("key", () -> 1);
                    throw new IOException("disk full");
                });
            }
            try {
                group.await();
            } catch (IOException e) {
                group.context().err();
            }
        });
    }

    @Test
    void mapsPoolsAndValues() {
        independentStepsCommute(() -> {
            var map = new ConcurrentMap<String, Integer>();
            var pool = new Pool<>(() -> new Shared<>(0));
            var value = Once.value(Mutex::new);
            var all = new WaitGroup();
            for (int i = 0; i < 3; i++) {
                int id = i;
                all.go(() -> {
                    var shared = pool.get();
                    shared.set(map.loadOrStore("key", id));
                    map.compareAndSwap("key", shared.get(), id);
                    pool.put(shared);
                    try (var _ = value.get().hold()) {
                        map.range((key, v) -> true);
                    }
                });
            }
            all.await();
        });
    }

    @Test
    void timersAndTickers() {
        independentStepsCommute(() -> {
            var timer = new Timer(Duration.ofSeconds(1));
            var all = new WaitGroup();
            all.go(() -> {
                try (var ticker = new Ticker(Duration.ofSeconds(1))) {
                    ticker.channel().receive();
                }
            });
            all.go(() -> {
                Time.sleep(Duration.ofSeconds(1));
                timer.stop();
            });
            all.go(() -> Go.select(
                    timer.channel().receiving().to(1),
                    Case.after(Duration.ofSeconds(2)).to(2)));
            all.await();
        });
    }

    // ---- the check ----

    private record Step(long label, long[] footprint) {}

    private static void independentStepsCommute(Body body) {
        for (boolean racing : new boolean[] {false, true}) {
            var random = new SplittableRandom(7);
            var scheduler = new DeterministicScheduler(new Identities(), racing, 7);
            scheduler.drive(() -> {
                int swapped = 0;
                for (int i = 0; i < EXECUTIONS; i++) {
                    var steps = run(scheduler, body, new long[0], random);
                    for (int j = 0; j < SWAPS; j++) {
                        int at = random.nextInt(steps.size() - 1);
                        if (areIndependent(steps.get(at), steps.get(at + 1)) && swap(scheduler, body, steps, at)) {
                            swapped++;
                        }
                    }
                }
                assertThat(swapped).isGreaterThan(EXECUTIONS / 10);
            });
        }
    }

    /// Runs the steps again with two of them swapped; false if the second cannot come first.
    private static boolean swap(DeterministicScheduler scheduler, Body body, List<Step> steps, int at) {
        var labels = steps.stream().mapToLong(Step::label).toArray();
        labels[at] = steps.get(at + 1).label;
        labels[at + 1] = steps.get(at).label;
        var again = run(scheduler, body, labels, new SplittableRandom(0));
        if (again.size() == at) {
            return false;
        }
        assertThat(again).as("steps after a swap at %d of %s", at, text(steps)).hasSameSizeAs(steps);
        for (int i = 0; i < steps.size(); i++) {
            var was = steps.get(i == at ? at + 1 : i == at + 1 ? at : i);
            assertThat(again.get(i).label)
                    .as("step %d after a swap at %d of %s", i, at, text(steps))
                    .isEqualTo(was.label);
            assertThat(again.get(i).footprint)
                    .as("step %d after a swap at %d", i, at)
                    .isEqualTo(was.footprint);
        }
        return true;
    }

    /// Follows the labels, as long as they are possible; without any, chooses at random.
    private static List<Step> run(DeterministicScheduler scheduler, Body body, long[] labels, SplittableRandom random) {
        var steps = new ArrayList<Step>();
        Chooser chooser = (enabled, s) -> {
            int step = steps.size();
            return labels.length == 0
                    ? random.nextInt(enabled.size())
                    : step < labels.length ? enabled.indexOf(labels[step]) : Chooser.CUT;
        };
        scheduler.execute(body, chooser, MOST_STEPS, true, new Observer() {
            @Override
            public void executed(long label, Labels footprint) {
                var sorted = footprint.toArray(0);
                Arrays.sort(sorted);
                steps.add(new Step(label, sorted));
            }
        });
        scheduler.unwind();
        return steps;
    }

    /// Careful: what is called dependent here need not be.
    private static boolean areIndependent(Step a, Step b) {
        if (Label.goroutine(a.label) == Label.CLOCK || Label.goroutine(b.label) == Label.CLOCK) {
            return false;
        }
        for (int g : new int[] {Label.goroutine(a.label), Label.partner(a.label)}) {
            if (g >= 0 && Label.involves(b.label, g)) {
                return false;
            }
        }
        for (long x : a.footprint) {
            for (long y : b.footprint) {
                var bothRead = Access.mode(x) == Mode.READ && Access.mode(y) == Mode.READ;
                if (Access.mode(x) == Mode.TICK
                        || Access.mode(y) == Mode.TICK
                        || Access.object(x) == Access.object(y) && !bothRead) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String text(List<Step> steps) {
        var text = new StringBuilder();
        for (var step : steps) {
            text.append('\n').append(Label.text(step.label));
            for (long access : step.footprint) {
                text.append(' ').append(Access.text(access));
            }
        }
        return text.toString();
    }
}
