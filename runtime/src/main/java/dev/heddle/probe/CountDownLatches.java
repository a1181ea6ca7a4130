package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// [CountDownLatch]. Every count down happens before the return of an await.
@StandsFor(CountDownLatch.class)
public final class CountDownLatches {
    private static final int COUNT = -9;

    private CountDownLatches() {}

    @OfConstructor
    public static CountDownLatch make(int count) {
        return Made.now(new CountDownLatch(count));
    }

    public static void await(CountDownLatch latch) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            latch.await();
        } else {
            t.awaitInterruptibly(OperationKind.WAIT, number(t, latch), 0, JavaThread.FOR_EVER);
        }
    }

    public static boolean await(CountDownLatch latch, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            return latch.await(time, unit);
        }
        return t.awaitInterruptibly(OperationKind.WAIT, number(t, latch), 0, Math.max(0, unit.toNanos(time)));
    }

    public static void countDown(CountDownLatch latch) {
        var t = JavaThread.current();
        if (t == null) {
            latch.countDown();
        } else {
            t.perform(OperationKind.COUNT_DOWN, number(t, latch));
        }
    }

    public static long getCount(CountDownLatch latch) {
        var t = JavaThread.current();
        if (t == null) {
            return latch.getCount();
        }
        int x = number(t, latch);
        t.perform(OperationKind.READ, x);
        return t.model().count(x);
    }

    public static String toString(CountDownLatch latch) {
        return JavaThread.current() == null ? latch.toString() : "CountDownLatch[Count = " + getCount(latch) + "]";
    }

    private static int number(JavaThread t, CountDownLatch latch) {
        var entry = t.entry(latch);
        int known = entry.place(COUNT);
        if (known < 0) {
            var wording = new Wording("CountDownLatch", "CountDownLatch.await", Vocabulary.CALLS);
            known = t.create(entry, COUNT, ObjectType.LATCH, (int) latch.getCount(), 0, wording);
            entry.setPlace(COUNT, known);
        }
        return known;
    }
}
