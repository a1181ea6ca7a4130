package dev.heddle.explore.reports;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.context.Context;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// One program for each way to go wrong. The golden files name its lines.
final class WrongPrograms {
    private WrongPrograms() {}

    // tag::main[]
    static void mainWaitsForAnAnswer() {
        var questions = Chan.<String>buffered("questions", 2);
        var answers = Chan.<Integer>unbuffered("answers");
        Go.go("oracle", () -> {
            for (var question : questions.range()) {
                if (!question.isEmpty()) {
                    answers.send(question.length());
                }
            }
        });
        questions.send("why?");
        questions.send("");
        answers.receive();
        questions.close();
        answers.receive();
    }
    // end::main[]

    // tag::locks[]
    static void locksInDifferentOrders() {
        var savings = new Mutex("savings");
        var checking = new Mutex("checking");
        var both = new WaitGroup();
        both.add(2);
        Go.go("deposit", () -> {
            savings.lock();
            checking.lock();
            checking.unlock();
            savings.unlock();
            both.done();
        });
        Go.go("withdraw", () -> {
            checking.lock();
            savings.lock();
            savings.unlock();
            checking.unlock();
            both.done();
        });
        both.await();
    }
    // end::locks[]

    // tag::leak[]
    static void twoAnswersForOneReader() {
        var result = Chan.<String>unbuffered("result");
        Go.go("fast", () -> result.send("fast"));
        Go.go("slow", () -> result.send("slow"));
        result.receive();
    }
    // end::leak[]

    // tag::ticking[]
    static void aTickerThatNobodyStops() {
        var beats = Chan.<Unit>buffered("beats", 1);
        Go.go("heart", () -> {
            var ticker = new Ticker(Duration.ofSeconds(1));
            for (var _ : ticker.channel().range()) {
                beats.trySend(Unit.UNIT);
            }
        });
        beats.receive();
    }
    // end::ticking[]

    // tag::panic[]
    static void panicsWithItsOwnText() {
        var orders = Chan.<Integer>unbuffered("orders");
        Go.go("kitchen", () -> {
            int order = orders.receiveOr(0);
            if (order > 1) {
                throw Go.panic("no such dish: " + order);
            }
        });
        orders.send(2);
    }
    // end::panic[]

    static void throwsAnException() {
        var done = Chan.<Unit>unbuffered("done");
        Go.go("reader", () -> {
            Integer.parseInt("twelve");
            done.send(Unit.UNIT);
        });
        done.receive();
    }

    // tag::closed[]
    static void sendsOnAClosedChannel() {
        var numbers = Chan.<Integer>buffered("numbers", 2);
        Go.go("first", () -> {
            numbers.send(1);
            numbers.close();
        });
        Go.go("second", () -> numbers.send(2));
    }
    // end::closed[]

    // tag::assertion[]
    static void losesAnUpdate() {
        var mu = new Mutex("mu");
        var counter = new Shared<>("counter", 0);
        var both = new WaitGroup();
        both.add(2);
        for (int i = 1; i <= 2; i++) {
            Go.go("adder-" + i, () -> {
                mu.lock();
                int seen = counter.get();
                mu.unlock();
                mu.lock();
                counter.set(seen + 1);
                mu.unlock();
                both.done();
            });
        }
        both.await();
        if (counter.get() != 2) {
            throw new AssertionError("expected 2 but counted " + counter.get());
        }
    }
    // end::assertion[]

    // tag::race[]
    static void countsWithoutALock() {
        var counter = new Shared<>("counter", 0);
        var ready = Chan.<Unit>buffered("ready", 2);
        for (int i = 1; i <= 2; i++) {
            Go.go("adder-" + i, () -> {
                ready.send(Unit.UNIT);
                counter.set(counter.get() + 1);
            });
        }
    }
    // end::race[]

    // tag::spins[]
    static void spins() {
        var ready = Chan.<Unit>buffered("ready", 1);
        Go.go("spinner", () -> {
            while (ready.length() == 0) {
                Go.yieldNow();
            }
        });
    }
    // end::spins[]

    /// A long way to a short failure: most of the steps have no part in it.
    // tag::long[]
    static void talksALotBeforeItForgets() {
        var talk = Chan.<Integer>unbuffered("talk");
        var last = Chan.<String>unbuffered("last word");
        Go.go("speaker", () -> {
            for (int i = 1; i <= 40; i++) {
                talk.send(i);
            }
            talk.close();
            last.send("bye");
        });
        for (int _ : talk.range()) {
            Go.yieldNow();
        }
    }
    // end::long[]

    /// @param runs how often it was run, which is more than it should know
    static void doesSomethingElseEachTime(AtomicInteger runs) {
        var jobs = Chan.<Integer>buffered("jobs", 4);
        Go.go("other", () -> jobs.send(1));
        if (runs.incrementAndGet() % 2 == 0) {
            jobs.length();
        }
        jobs.send(2);
    }

    /// Nothing is wrong with this one.
    // tag::clean[]
    static void isRight() {
        var jobs = Chan.<Integer>buffered("jobs", 1);
        var quit = Chan.<Unit>unbuffered("quit");
        var done = new WaitGroup();
        for (int i = 1; i <= 3; i++) {
            int job = i;
            done.go(() -> jobs.send(job));
        }
        done.go(() -> {
            for (int i = 0; i < 3; i++) {
                Go.select(jobs.receiving(), quit.receiving());
            }
        });
        done.await();
    }
    // end::clean[]

    // tag::ring[]
    static void eachWaitsForTheOther() {
        var ping = Chan.<Integer>unbuffered("ping");
        var pong = Chan.<Integer>unbuffered("pong");
        Go.go("server", () -> {
            int ball = ping.receiveOr(0);
            pong.send(ball);
            ping.receive();
        });
        Go.go("player", () -> {
            ping.send(1);
            pong.receive();
            pong.receive();
        });
    }
    // end::ring[]

    // tag::context[]
    static void aContextThatNobodyCancels() {
        var ctx = Context.background().withCancel();
        var jobs = Chan.<Integer>unbuffered("jobs");
        Go.go("cleaner", () -> ctx.done().receive());
        Go.go("worker", () -> Go.select(jobs.receiving(), ctx.cancelled()));
    }
    // end::context[]

    // tag::late[]
    static void addsInsideTheGoroutine() {
        var wg = new WaitGroup();
        Go.go("late", () -> {
            wg.add(1);
            wg.done();
        });
        wg.await();
    }
    // end::late[]

    // tag::early[]
    static void looksBeforeAnybodyBegins() {
        var done = new Shared<>("done", false);
        Go.go("worker", () -> done.set(true));
        if (!done.get()) {
            throw new AssertionError("not done");
        }
    }
    // end::early[]
}
