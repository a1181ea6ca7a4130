package dev.heddle.explore.dpor;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoPanic;
import dev.heddle.channel.ModelChannel;
import dev.heddle.channel.ModelTimer;
import dev.heddle.context.CancelContext;
import dev.heddle.context.Context;
import dev.heddle.context.ContextError;
import dev.heddle.explore.strategy.Cell;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.sync.ConcurrentMap;
import dev.heddle.sync.Cond;
import dev.heddle.sync.ErrorGroup;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Once;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Semaphore;
import dev.heddle.sync.SingleFlight;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Runs a [Program] with the library itself, once per execution of a search.
final class Interpreter {
    private final Program program;
    private final Names names;

    private Cell[] cells;
    private Mutex mutex;
    private RWMutex rwMutex;
    private List<ModelChannel<Long>> channels;
    private WaitGroup waitGroup;
    private Cond cond;
    private Once once;
    private Semaphore semaphore;
    private CancelContext context;
    private CancelContext child;
    private SingleFlight<String, Long> flights;
    private ConcurrentMap<String, Long> map;
    private List<ModelTimer> timers;

    private List<List<Long>> results;
    private String[] how;

    Interpreter(Program program, Names names) {
        this.program = program;
        this.names = names;
    }

    void main() throws Exception {
        int n = program.goroutines().size();
        results = new ArrayList<>();
        how = new String[n];
        for (int g = 0; g < n; g++) {
            results.add(new ArrayList<>());
            how[g] = "not started";
        }
        var here = Goroutine.current();
        cells = new Cell[] {new Cell(), new Cell()};
        mutex = new Mutex();
        rwMutex = new RWMutex();
        channels = new ArrayList<>();
        for (int capacity : Program.CAPACITY) {
            channels.add(new ModelChannel<>(here, capacity, null));
        }
        waitGroup = new WaitGroup();
        cond = new Cond(mutex);
        once = new Once();
        if (!program.isOfTheModel()) {
            semaphore = new Semaphore(2);
            context = Context.background().withCancel();
            child = context.withCancel();
            flights = new SingleFlight<>();
            map = new ConcurrentMap<>();
        }
        timers = new ArrayList<>();
        for (int i = 0; i < Program.TIMERS; i++) {
            timers.add(new ModelTimer(here));
        }
        run(0);
    }

    private void run(int g) throws Exception {
        names.goroutine(Goroutine.current().id(), g);
        how[g] = "blocked";
        var code = program.goroutines().get(g);
        try {
            for (int i = 0; i < code.statements().size(); i++) {
                boolean isLast = i == code.statements().size() - 1;
                if (isLast && code.decider() >= 0 && results.get(g).get(code.decider()) == 1) {
                    break;
                }
                results.get(g).add(run(code.statements().get(i)));
            }
            how[g] = "done";
        } catch (GoPanic e) {
            how[g] = "panicked";
            throw e;
        }
    }

    private long run(Statement s) throws Exception {
        switch (s.kind()) {
            case SPAWN -> {
                Go.go("g" + s.object(), () -> run(s.object()));
                return 0;
            }
            case READ -> {
                return cells[s.object()].get();
            }
            case WRITE -> {
                cells[s.object()].set(s.a());
                return 0;
            }
            case UPDATE -> {
                return cells[s.object()].add(s.a());
            }
            case CAS -> {
                return cells[s.object()].compareAndSet(s.a(), s.b()) ? 1 : 0;
            }
            case LOCK -> mutex.lock();
            case TRY_LOCK -> {
                return mutex.tryLock() ? 1 : 0;
            }
            case UNLOCK -> mutex.unlock();
            case READ_LOCK -> rwMutex.readLock();
            case TRY_READ_LOCK -> {
                return rwMutex.tryReadLock() ? 1 : 0;
            }
            case READ_UNLOCK -> rwMutex.readUnlock();
            case WRITE_LOCK -> rwMutex.lock();
            case TRY_WRITE_LOCK -> {
                return rwMutex.tryLock() ? 1 : 0;
            }
            case WRITE_UNLOCK -> rwMutex.unlock();
            case SEND -> {
                if (!channel(s).send((long) s.a())) {
                    throw new GoPanic("send on closed channel");
                }
            }
            case RECEIVE -> {
                return value(receivable(s).receive());
            }
            case CLOSE -> {
                if (!channel(s).close()) {
                    throw new GoPanic("close of closed channel");
                }
            }
            case CLOSE_ONCE -> {
                return channel(s).closeOnce() ? 1 : 0;
            }
            case LENGTH -> {
                return channel(s).length();
            }
            case SELECT -> {
                return select(s);
            }
            case ADD -> waitGroup.add(s.a());
            case WAIT -> waitGroup.await();
            case COND_WAIT -> cond.await();
            case SIGNAL -> cond.signal();
            case BROADCAST -> cond.broadcast();
            case ONCE -> {
                var ran = new boolean[1];
                once.run(() -> {
                    cells[0].add(1);
                    ran[0] = true;
                });
                return ran[0] ? 1 : 0;
            }
            case SLEEP -> Time.sleep(Duration.ofNanos(s.a()));
            case NOW -> {
                return nanos(Time.now());
            }
            case RESET -> {
                return timer(s).arm(s.a(), s.b() == 1 ? s.a() : 0) ? 1 : 0;
            }
            case STOP -> {
                return timer(s).stop() ? 1 : 0;
            }
            case AFTER_FUNC -> {
                var number = new int[1];
                var timer = new ModelTimer(Goroutine.current(), () -> {
                    names.goroutine(Goroutine.current().id(), World.STARTED_BY_TIMER + names.timer(number[0]));
                    cells[s.object()].add(10);
                });
                number[0] = timer.number();
                timer.arm(s.a(), 0);
            }
            case CHOOSE -> {
                return Go.choose(s.a());
            }
            case YIELD -> Go.yieldNow();
            case GOROUTINES -> {
                return Go.goroutines();
            }
            case AWAIT ->
                Go.awaitUntil(() -> {
                    int others = results.get(s.object()).size();
                    return s.b() == 1 ? others == s.a() : others >= s.a();
                });
            case ACQUIRE -> semaphore.acquire(s.a());
            case TRY_ACQUIRE -> {
                return semaphore.tryAcquire(s.a()) ? 1 : 0;
            }
            case RELEASE -> semaphore.release(s.a());
            case ACQUIRE_UNLESS_DONE -> {
                try {
                    semaphore.acquire(child, s.a());
                    return 1;
                } catch (ContextError e) {
                    return 2;
                }
            }
            case CANCEL -> context.cancel();
            case CANCEL_CHILD -> child.cancel();
            case DONE -> child.done().receive();
            case ERR -> {
                return (context.err() == null ? 0 : 2) + (child.err() == null ? 0 : 1);
            }
            case DEADLINE -> {
                try (var ending = context.withTimeout(Duration.ofNanos(s.a()))) {
                    ending.done().receive();
                    return ending.err() == null ? 0 : ending.err().getMessage().length();
                }
            }
            case ERROR_GROUP -> {
                return errorGroup(cells[s.object()]);
            }
            case SINGLE_FLIGHT -> {
                return flights.run("key", () -> (long) cells[s.object()].add(1));
            }
            case MAP -> {
                return map.loadOrStore("key", (long) s.object());
            }
            case RUN ->
                Go.run(() -> {
                    Go.go(() -> cells[s.object()].add(10));
                    cells[s.object()].add(100);
                });
            case EXIT -> Go.exit();
            case AFTER -> throw new IllegalArgumentException("only in a select");
        }
        return 0;
    }

    private static long errorGroup(Cell cell) {
        var group = new ErrorGroup();
        group.go(() -> cell.add(1));
        group.go(() -> {
            if (cell.add(1) == 0) {
                throw new IOException("first");
            }
        });
        try {
            group.await();
            return 1;
        } catch (Exception e) {
            return 2;
        }
    }

    /// The case that was taken, 1,000 for each place, and what it received; -1,000 for the default.
    private long select(Statement s) {
        var cases = new ArrayList<Case<Long>>();
        for (var c : s.cases()) {
            long place = 1_000L * (cases.size() + 1);
            cases.add(
                    switch (c.kind()) {
                        case SEND ->
                            new Chan<>(channel(c)).sending((long) c.a()).to(place);
                        case RECEIVE -> new Chan<>(receivable(c)).receiving().map(value -> place + value(value));
                        case AFTER -> Case.after(Duration.ofNanos(c.a())).to(place);
                        case DONE -> child.cancelled().to(place);
                        default -> throw new IllegalArgumentException(c.toString());
                    });
        }
        if (s.otherwise()) {
            cases.add(Case.otherwise().to(-1_000L));
        }
        return Go.select(cases);
    }

    private ModelChannel<Long> channel(Statement s) {
        return channels.get(s.object() - Program.FIRST_CHANNEL);
    }

    private ModelTimer timer(Statement s) {
        return timers.get(s.object() - Program.FIRST_TIMER);
    }

    private ModelChannel<?> receivable(Statement s) {
        return s.object() >= Program.FIRST_TIMER ? timer(s).channel() : channel(s);
    }

    private static long value(Object received) {
        return switch (received) {
            case null -> -1;
            case Instant at -> nanos(at);
            case Long value -> value;
            default -> throw new IllegalArgumentException(received.toString());
        };
    }

    private static long nanos(Instant at) {
        return Duration.between(ModelTimer.EPOCH, at).toNanos();
    }

    /// How everybody has ended.
    String outcome() {
        var text = new StringBuilder();
        for (int g = 0; g < how.length; g++) {
            text.append(World.outcome(
                    results.get(g).stream().mapToLong(Long::longValue).toArray(), how[g]));
        }
        return text.toString();
    }
}
