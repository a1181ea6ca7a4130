package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.operation.Site;
import dev.heddle.probe.AtomicBooleans;
import dev.heddle.probe.AtomicIntegerArrays;
import dev.heddle.probe.AtomicIntegerFieldUpdaters;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.AtomicReferences;
import dev.heddle.probe.AtomicStampedReferences;
import dev.heddle.probe.Handles;
import dev.heddle.probe.LongAdders;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.probe.Updaters;
import dev.heddle.probe.Volatiles;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Volatile fields, atomics and handles: their accesses are steps.
class AtomicsTest {
    private static final int VALUE = Places.add(Place.Kind.FIELD, Cell.class.getName(), "value", Site.UNKNOWN);
    private static final int SHARED = Places.add(Place.Kind.STATIC, Cell.class.getName(), "shared", Site.UNKNOWN);

    /// With a volatile field as the rewriter would access it.
    static final class Cell {
        static volatile int shared;
        volatile int value;

        int get() {
            Volatiles.beforeRead(this, VALUE);
            return value;
        }

        void set(int next) {
            Volatiles.beforeWrite(this, VALUE);
            value = next;
        }
    }

    @Test
    void anIncrementOfAVolatileFieldLosesUpdates() {
        var search = Search.exhaustive(outcome -> {
            var cell = new Cell();
            both(() -> cell.set(cell.get() + 1));
            outcome.accept("" + cell.get());
        });

        assertThat(search.outcomes()).containsExactly("1", "2");
    }

    @Test
    void theLostUpdateIsFoundAndReplays() {
        var failure = Search.failure(() -> {
            var cell = new Cell();
            both(() -> cell.set(cell.get() + 1));
            assertThat(cell.get()).isEqualTo(2);
        });

        assertThat(failure).isInstanceOf(AssertionFailed.class);
        assertThat(failure.schedule().toString()).contains("read AtomicsTest.Cell.value 1");
    }

    @Test
    void aStaticVolatileIsOneVariable() {
        var search = Search.exhaustive(outcome -> {
            Cell.shared = 0;
            both(() -> {
                Volatiles.beforeRead(Cell.class, SHARED);
                int before = Cell.shared;
                Volatiles.beforeWrite(Cell.class, SHARED);
                Cell.shared = before + 1;
            });
            outcome.accept("" + Cell.shared);
        });

        assertThat(search.outcomes()).containsExactly("1", "2");
    }

    @Test
    void incrementAndGetLosesNothing() {
        var search = Search.exhaustive(outcome -> {
            var counter = AtomicIntegers.make();
            both(() -> AtomicIntegers.incrementAndGet(counter));
            outcome.accept("" + AtomicIntegers.get(counter));
        });

        assertThat(search.outcomes()).containsExactly("2");
        assertThat(search.executions()).isEqualTo(2);
    }

    @Test
    void anAtomicMadeInCodeThatNobodySeesIsTheSameInEveryInterleaving() {
        var search = Search.exhaustive(outcome -> {
            var counter = new AtomicInteger();
            both(() -> AtomicIntegers.set(counter, AtomicIntegers.get(counter) + 1));
            outcome.accept("" + AtomicIntegers.get(counter));
        });

        assertThat(search.outcomes()).containsExactly("1", "2");
    }

    @Test
    void aLoopOfCompareAndSetLosesNothing() {
        var search = Search.exhaustive(outcome -> {
            var counter = AtomicIntegers.make(5);
            both(() -> {
                int before;
                do {
                    before = AtomicIntegers.get(counter);
                } while (!AtomicIntegers.compareAndSet(counter, before, before + 1));
            });
            outcome.accept("" + AtomicIntegers.get(counter));
        });

        assertThat(search.outcomes()).containsExactly("7");
    }

    @Test
    void updateAndGetIsSuchALoop() {
        var search = Search.exhaustive(outcome -> {
            var counter = AtomicIntegers.make(5);
            both(() -> AtomicIntegers.updateAndGet(counter, n -> 2 * n));
            outcome.accept("" + AtomicIntegers.get(counter));
        });

        assertThat(search.outcomes()).containsExactly("20");
    }

    @Test
    void compareAndSetsThatFailAreReads() {
        var search = Search.exhaustive(outcome -> {
            var flag = AtomicBooleans.make(false);
            both(() -> AtomicBooleans.compareAndSet(flag, true, false));
            outcome.accept("" + AtomicBooleans.get(flag));
        });

        assertThat(search.executions()).isEqualTo(1);
    }

    @Test
    void referencesCompareByIdentity() {
        var search = Search.exhaustive(outcome -> {
            var head = AtomicReferences.<String>make();
            var a = new String("same");
            var b = new String("same");
            Go.go(() -> AtomicReferences.set(head, a));
            outcome.accept("" + AtomicReferences.compareAndSet(head, b, "other"));
            outcome.accept("null " + AtomicReferences.compareAndSet(head, null, "other"));
        });

        assertThat(search.outcomes()).containsExactly("false", "null false", "null true");
    }

    @Test
    void elementsOfAnArrayAreVariablesOfTheirOwn() {
        var search = Search.exhaustive(outcome -> {
            var cells = AtomicIntegerArrays.make(2);
            Together.run(
                    () -> AtomicIntegerArrays.incrementAndGet(cells, 0),
                    () -> AtomicIntegerArrays.incrementAndGet(cells, 1));
            outcome.accept(cells.toString());
        });

        assertThat(search.outcomes()).containsExactly("[1, 1]");
        assertThat(search.executions()).isEqualTo(1);
    }

    @Test
    void aHandleAndTheFieldAreOneVariable() throws Exception {
        var handle = MethodHandles.lookup().findVarHandle(Cell.class, "value", int.class);
        var compareAndSet = access(handle, "compareAndSet", boolean.class, Cell.class, int.class, int.class);
        var search = Search.exhaustive(outcome -> {
            var cell = new Cell();
            Go.go(() -> cell.set(1));
            outcome.accept("" + compare(compareAndSet, handle, cell, 0, 2));
        });

        assertThat(search.outcomes()).containsExactly("false", "true");
        assertThat(search.executions()).isEqualTo(2);
    }

    @Test
    void handlesReadAndWriteAndAdd() throws Exception {
        var handle = MethodHandles.lookup().findVarHandle(Cell.class, "value", int.class);
        var add = access(handle, "getAndAdd", int.class, Cell.class, int.class);
        var read = access(handle, "getAcquire", int.class, Cell.class);
        var write = access(handle, "setRelease", void.class, Cell.class, int.class);
        var search = Search.exhaustive(outcome -> {
            var cell = new Cell();
            both(() -> invoke(() -> (int) add.invokeExact(handle, cell, 1)));
            outcome.accept("added " + invoke(() -> (int) read.invokeExact(handle, cell)));
            both(() -> {
                int before = invoke(() -> (int) read.invokeExact(handle, cell));
                invoke(() -> {
                    write.invokeExact(handle, cell, before + 1);
                    return 0;
                });
            });
            outcome.accept("set " + cell.get());
        });

        assertThat(search.outcomes()).containsExactly("added 2", "set 3", "set 4");
    }

    @Test
    void additionsToAnAdderCommute() {
        var search = Search.exhaustive(outcome -> {
            var adder = LongAdders.make();
            both(() -> LongAdders.increment(adder));
            outcome.accept("" + LongAdders.sum(adder));
        });

        assertThat(search.outcomes()).containsExactly("2");
        assertThat(search.executions()).isEqualTo(1);
    }

    @Test
    void aStampTellsThatAReferenceHasComeBack() {
        var search = Search.exhaustive(outcome -> {
            var head = AtomicStampedReferences.make("a", 0);
            Go.go(() -> {
                AtomicStampedReferences.set(head, "b", 1);
                AtomicStampedReferences.set(head, "a", 2);
            });
            outcome.accept("" + AtomicStampedReferences.compareAndSet(head, "a", "c", 0, 1));
        });

        assertThat(search.outcomes()).containsExactly("false", "true");
    }

    @Test
    void anUpdaterAndTheFieldAreOneVariable() throws Throwable {
        var type = MethodType.methodType(AtomicIntegerFieldUpdater.class, Class.class, String.class);
        var maker =
                Updaters.newUpdater(MethodHandles.lookup(), "newUpdater", type).dynamicInvoker();
        @SuppressWarnings("unchecked")
        var updater = (AtomicIntegerFieldUpdater<Cell>) maker.invoke(Cell.class, "value");
        var search = Search.exhaustive(outcome -> {
            var cell = new Cell();
            Go.go(() -> cell.set(1));
            outcome.accept("" + AtomicIntegerFieldUpdaters.compareAndSet(updater, cell, 0, 2));
            outcome.accept("then " + AtomicIntegerFieldUpdaters.incrementAndGet(updater, cell));
        });

        assertThat(search.outcomes()).containsExactly("false", "then 2", "then 3", "true");
    }

    @Test
    void outsideAnExplorationTheyAreWhatTheyAre() throws Exception {
        var a = AtomicIntegers.make(3);
        assertThat(AtomicIntegers.getAndAdd(a, 2)).isEqualTo(3);
        assertThat(AtomicIntegers.accumulateAndGet(a, 2, Math::max)).isEqualTo(5);
        assertThat(AtomicIntegers.compareAndExchange(a, 5, 6)).isEqualTo(5);
        assertThat(a.get()).isEqualTo(6);
        assertThat(AtomicReferences.getAndSet(new AtomicReference<>("x"), "y")).isEqualTo("x");
        assertThat(AtomicBooleans.getAndSet(new AtomicBoolean(), true)).isFalse();
        assertThat(AtomicIntegerArrays.addAndGet(new AtomicIntegerArray(1), 0, 4))
                .isEqualTo(4);
        var handle = MethodHandles.lookup().findVarHandle(Cell.class, "value", int.class);
        var add = access(handle, "getAndAdd", int.class, Cell.class, int.class);
        var cell = new Cell();
        assertThat(invoke(() -> (int) add.invokeExact(handle, cell, 7))).isZero();
        assertThat(cell.value).isEqualTo(7);
    }

    @Test
    void everyStrategyFindsTheVolatileLostUpdate() {
        for (var strategy : new Strategy[] {
            Strategy.dpor(), Strategy.random(), Strategy.pct(2), Strategy.pos(), Strategy.urw(), Strategy.portfolio()
        }) {
            var search = Search.sampled(strategy, 200, outcome -> {
                var cell = new Cell();
                both(() -> cell.set(cell.get() + 1));
                outcome.accept("" + cell.get());
            });

            assertThat(search.outcomes()).contains("1");
        }
    }

    private static void both(Synchronized.Body<RuntimeException> body) {
        Together.run(body::run, body::run);
    }

    private static MethodHandle access(VarHandle handle, String mode, Class<?> result, Class<?>... parameters) {
        var type = MethodType.methodType(result, parameters).insertParameterTypes(0, VarHandle.class);
        return Handles.access(MethodHandles.lookup(), mode, type, 0).dynamicInvoker();
    }

    private static boolean compare(MethodHandle compareAndSet, VarHandle handle, Cell cell, int expected, int next) {
        return invoke(() -> (boolean) compareAndSet.invokeExact(handle, cell, expected, next));
    }

    private interface Call<T> {
        T call() throws Throwable;
    }

    private static <T> T invoke(Call<T> call) {
        try {
            return call.call();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
