package dev.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoInterrupted;
import dev.heddle.GoPanic;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// Whether a program is asleep: a count of those awake, which several change at once.
///
/// Main is carried to its first wait before the test begins. Then both actors carry whoever is runnable.
public final class Programs {
    private static final String ENDED = "ended";
    private static final String ASLEEP = "asleep";

    private Programs() {}

    /// A program that somebody always can go on with.
    @Outcome(id = ENDED, expect = ACCEPTABLE, desc = "main has ended")
    @Outcome(id = ASLEEP, expect = FORBIDDEN, desc = "taken for a deadlock")
    @Outcome(id = "lost wake-up", expect = FORBIDDEN, desc = "main waits for ever")
    static final class Awake {
        private Awake() {}
    }

    /// A goroutine interrupts main and sleeps, while main gives up its wait: for a moment nobody is counted, and
    /// nothing but the interrupt tells that main goes on.
    @JCStressTest
    @JCStressMeta(Awake.class)
    @State
    public static class Interrupt {
        private final Carried main = new Carried(() -> end(() -> Go.run(this::main)));
        private String end = "";

        public Interrupt() {
            main.carryOnce();
        }

        private void main() {
            Chan<String> never = Chan.unbuffered();
            Chan<String> answer = Chan.unbuffered();
            Go.go(() -> {
                main.thread().interrupt();
                answer.receive();
            });
            try {
                never.receive();
            } catch (GoInterrupted e) {
                Thread.interrupted(); // or the send would be interrupted as well
                answer.send("interrupted");
            }
        }

        private void end(Runnable program) {
            end = endOf(program);
        }

        @Actor
        public void one() {
            main.carry();
        }

        @Actor
        public void other() {
            main.carry();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = main.carryToTheEnd() ? end : "lost wake-up";
        }
    }

    /// A goroutine wakes main and ends.
    @JCStressTest
    @JCStressMeta(Awake.class)
    @State
    public static class HandOver {
        private final Carried main = new Carried(() -> end(() -> Go.run(this::main)));
        private String end = "";

        public HandOver() {
            main.carryOnce();
        }

        private void main() {
            Chan<String> there = Chan.unbuffered();
            Chan<String> back = Chan.unbuffered();
            Go.go(() -> {
                there.send("value");
                back.receive();
            });
            there.receive();
            back.send("value");
        }

        private void end(Runnable program) {
            end = endOf(program);
        }

        @Actor
        public void one() {
            main.carry();
        }

        @Actor
        public void other() {
            main.carry();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = main.carryToTheEnd() ? end : "lost wake-up";
        }
    }

    /// Two goroutines go to sleep at the same time, with nobody left: one of them finds that out.
    @JCStressTest
    @Outcome(id = ASLEEP, expect = ACCEPTABLE, desc = "the deadlock is found")
    @Outcome(id = ENDED, expect = FORBIDDEN, desc = "main has ended, out of nothing")
    @Outcome(id = "lost wake-up", expect = FORBIDDEN, desc = "a deadlock that nobody has found")
    @State
    public static class Deadlock {
        private final Carried main = new Carried(() -> end(() -> Go.run(this::main)));
        private String end = "";

        public Deadlock() {
            main.carryOnce();
        }

        private void main() {
            Chan<String> start = Chan.buffered(1);
            Go.go(Chan.<String>unbuffered()::receive);
            Go.go(Chan.<String>unbuffered()::receive);
            start.receive();
        }

        private void end(Runnable program) {
            end = endOf(program);
        }

        @Actor
        public void one() {
            main.carry();
        }

        @Actor
        public void other() {
            main.carry();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = main.carryToTheEnd() ? end : "lost wake-up";
        }
    }

    private static String endOf(Runnable program) {
        try {
            program.run();
            return ENDED;
        } catch (GoPanic e) {
            return ASLEEP;
        }
    }
}
