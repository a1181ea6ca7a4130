package dev.heddle.probe;

import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// [Phaser]. Every arrival happens before the end of its phase, and that before whoever has waited for it goes on.
@StandsFor(Phaser.class)
public final class Phasers {
    private Phasers() {}

    @OfConstructor
    public static Phaser make() {
        return Made.now(new Phaser());
    }

    @OfConstructor
    public static Phaser make(int parties) {
        return Made.now(new Phaser(parties));
    }

    @OfConstructor
    public static Phaser make(@Nullable Phaser parent) {
        return make(parent, 0);
    }

    @OfConstructor
    public static Phaser make(@Nullable Phaser parent, int parties) {
        var t = JavaThread.current();
        if (t == null || parent == null || parties <= 0) {
            return Made.now(new Phaser(parent, parties));
        }
        // The first party of a phaser makes the phaser a party of its parent.
        var made = Made.now(new Phaser(parent));
        PhaserCore.of(t, parent).register(t, parent, () -> made.bulkRegister(parties));
        return made;
    }

    public static int register(Phaser phaser) {
        var t = JavaThread.current();
        return t == null ? phaser.register() : PhaserCore.of(t, phaser).register(t, phaser, phaser::register);
    }

    public static int bulkRegister(Phaser phaser, int parties) {
        var t = JavaThread.current();
        if (t == null || parties <= 0) {
            return t == null || parties < 0 ? phaser.bulkRegister(parties) : getPhase(phaser);
        }
        return PhaserCore.of(t, phaser).register(t, phaser, () -> phaser.bulkRegister(parties));
    }

    public static int arrive(Phaser phaser) {
        var t = JavaThread.current();
        return t == null ? phaser.arrive() : PhaserCore.of(t, phaser).arrive(t, phaser::arrive);
    }

    public static int arriveAndDeregister(Phaser phaser) {
        var t = JavaThread.current();
        return t == null
                ? phaser.arriveAndDeregister()
                : PhaserCore.of(t, phaser).arrive(t, phaser::arriveAndDeregister);
    }

    public static int arriveAndAwaitAdvance(Phaser phaser) {
        return JavaThread.current() == null ? phaser.arriveAndAwaitAdvance() : awaitAdvance(phaser, arrive(phaser));
    }

    public static int awaitAdvance(Phaser phaser, int phase) {
        var t = JavaThread.current();
        return t == null ? phaser.awaitAdvance(phase) : PhaserCore.of(t, phaser).awaitAdvance(t, phaser, phase);
    }

    public static int awaitAdvanceInterruptibly(Phaser phaser, int phase) throws InterruptedException {
        if (JavaThread.current() == null) {
            return phaser.awaitAdvanceInterruptibly(phase);
        }
        try {
            return await(phaser, phase, JavaThread.FOR_EVER);
        } catch (TimeoutException e) {
            throw new IllegalStateException("a wait without an end has ended; please report this", e);
        }
    }

    public static int awaitAdvanceInterruptibly(Phaser phaser, int phase, long time, TimeUnit unit)
            throws InterruptedException, TimeoutException {
        return JavaThread.current() == null
                ? phaser.awaitAdvanceInterruptibly(phase, time, unit)
                : await(phaser, phase, Math.max(0, unit.toNanos(time)));
    }

    private static int await(Phaser phaser, int phase, long nanos) throws InterruptedException, TimeoutException {
        var t = JavaThread.orComplain("Phaser");
        var next = PhaserCore.of(t, phaser).awaitAdvance(t, phaser, phase, nanos);
        if (next == null) {
            throw new TimeoutException();
        }
        return next;
    }

    public static void forceTermination(Phaser phaser) {
        var t = JavaThread.current();
        if (t == null) {
            phaser.forceTermination();
        } else {
            PhaserCore.of(t, phaser).arrive(t, () -> {
                phaser.forceTermination();
                return 0;
            });
        }
    }

    public static int getPhase(Phaser phaser) {
        var t = JavaThread.current();
        return t == null ? phaser.getPhase() : PhaserCore.of(t, phaser).look(t, phaser::getPhase);
    }

    public static int getRegisteredParties(Phaser phaser) {
        var t = JavaThread.current();
        return t == null
                ? phaser.getRegisteredParties()
                : PhaserCore.of(t, phaser).look(t, phaser::getRegisteredParties);
    }

    public static int getArrivedParties(Phaser phaser) {
        var t = JavaThread.current();
        return t == null ? phaser.getArrivedParties() : PhaserCore.of(t, phaser).look(t, phaser::getArrivedParties);
    }

    public static int getUnarrivedParties(Phaser phaser) {
        var t = JavaThread.current();
        return t == null
                ? phaser.getUnarrivedParties()
                : PhaserCore.of(t, phaser).look(t, phaser::getUnarrivedParties);
    }

    public static boolean isTerminated(Phaser phaser) {
        var t = JavaThread.current();
        return t == null ? phaser.isTerminated() : PhaserCore.of(t, phaser).look(t, phaser::isTerminated);
    }
}
