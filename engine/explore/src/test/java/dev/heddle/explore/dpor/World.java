package dev.heddle.explore.dpor;

import dev.heddle.explore.dpor.Statement.Kind;
import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Alternatives;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.model.VirtualClock;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The state of a [Program] that is run on the model alone, with no scheduler and no goroutines: what every
/// statement means is written down here a second time, so that it can be compared with the library's own. It knows
/// no statement that is a composition of the library's: [Program#isOfTheModel].
final class World {
    private static final int STATEMENTS = 24;
    private static final int AFTERS = 4;
    private static final int PANICKED = -9_000;
    /// Goroutines that timers start have names from here on.
    static final int STARTED_BY_TIMER = 32;

    private final Program program;
    private final Identities identities;
    private final Names names;
    final Model model;
    private final int[] number;
    private final int[] statement;
    private final int[] step;
    private final boolean[] ended;
    private final boolean[] panicked;
    private final int[] spawned;
    private final int[] made;
    private final int[] timersMade;
    private final int[] sleepTimer;
    private final int[][] afters;
    private final long[][] results;
    private final int[] count;
    private final int[] slot;
    private Map<Integer, long[]> queues = new HashMap<>();
    /// What goroutines do that a timer starts: the variable they write.
    private Map<Integer, Integer> startedWrite = new HashMap<>();
    private Map<Integer, Boolean> startedDone = new HashMap<>();

    World(Program program, Identities identities, Names names) {
        this.program = program;
        this.identities = identities;
        this.names = names;
        this.model = new Model(identities, program.racing());
        int n = program.goroutines().size();
        number = new int[n];
        statement = new int[n];
        step = new int[n];
        ended = new boolean[n];
        panicked = new boolean[n];
        spawned = new int[n];
        made = new int[n];
        timersMade = new int[n];
        sleepTimer = new int[n];
        afters = new int[n][AFTERS];
        results = new long[n][STATEMENTS];
        count = new int[n];
        slot = new int[Program.SLOTS];
    }

    static World first(Program program, Identities identities, Names names) {
        var w = new World(program, identities, names);
        Arrays.fill(w.number, -1);
        Arrays.fill(w.sleepTimer, -1);
        w.model.reset();
        w.number[0] = Identities.MAIN;
        w.step[0] = -1;
        w.model.spawn(Identities.MAIN, Model.NO_PROGRAM);
        w.names.goroutine(Identities.MAIN, 0);
        return w;
    }

    World copy() {
        var w = new World(program, identities, names);
        w.model.copyFrom(model);
        copy(number, w.number);
        copy(statement, w.statement);
        copy(step, w.step);
        System.arraycopy(ended, 0, w.ended, 0, ended.length);
        System.arraycopy(panicked, 0, w.panicked, 0, panicked.length);
        copy(spawned, w.spawned);
        copy(made, w.made);
        copy(timersMade, w.timersMade);
        copy(sleepTimer, w.sleepTimer);
        for (int g = 0; g < number.length; g++) {
            copy(afters[g], w.afters[g]);
            System.arraycopy(results[g], 0, w.results[g], 0, STATEMENTS);
        }
        copy(count, w.count);
        copy(slot, w.slot);
        queues.forEach((x, q) -> w.queues.put(x, q));
        w.startedWrite = new HashMap<>(startedWrite);
        w.startedDone = new HashMap<>(startedDone);
        return w;
    }

    private static void copy(int[] from, int[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }

    // ---- what can happen ----

    void enabled(Labels into) {
        model.enabled(into);
        var awaited = new Labels();
        for (int g = 0; g < number.length; g++) {
            if (isAwaiting(g) && holds(program.goroutines().get(g).statements().get(statement[g]))) {
                awaited.add(Label.of(number[g]));
            }
        }
        if (awaited.isEmpty()) {
            return;
        }
        if (into.size() == 1 && isTick(into.get(0))) {
            into.clear();
        }
        for (int i = 0; i < awaited.size(); i++) {
            into.add(awaited.get(i));
        }
    }

    static boolean isTick(long label) {
        return Label.goroutine(label) == Label.CLOCK && Label.alternative(label) == 0;
    }

    private boolean holds(Statement s) {
        return s.b() == 1 ? count[s.object()] == s.a() : count[s.object()] >= s.a();
    }

    private boolean isAwaiting(int g) {
        return number[g] >= 0 && !ended[g] && model.pending(number[g]) == OperationKind.AWAIT;
    }

    /// Carries a transition out, and what its goroutines do after it; returns its footprint.
    long execute(long label, Footprints footprints) {
        var touched = new Labels();
        int g = Label.goroutine(label);
        if (g == Label.CLOCK) {
            model.execute(label, touched);
            fired();
        } else {
            var sent = sentValue(g, Label.alternative(label));
            var channel = channelOf(g, Label.alternative(label));
            var kind = kindOf(g, Label.alternative(label));
            int partner = Label.partner(label);
            model.execute(label, touched);
            if (partner != Label.ALONE) {
                advance(g, Label.alternative(label), 0);
                advance(partner, Label.partnerAlternative(label), sent);
            } else if (kind == OperationKind.SEND && model.result(g) != Result.CLOSED) {
                queues.put(channel, append(queue(channel), sent));
                advance(g, Label.alternative(label), 0);
            } else if (kind == OperationKind.RECEIVE && model.result(g) != Result.CLOSED) {
                long value = queue(channel)[0];
                queues.put(channel, Arrays.copyOfRange(queue(channel), 1, queue(channel).length));
                advance(g, Label.alternative(label), value);
            } else {
                advance(g, Label.alternative(label), 0);
            }
        }
        return footprints.code(touched);
    }

    private long[] queue(int channel) {
        return queues.getOrDefault(channel, new long[0]);
    }

    private static long[] append(long[] queue, long value) {
        var longer = Arrays.copyOf(queue, queue.length + 1);
        longer[queue.length] = value;
        return longer;
    }

    private void fired() {
        var clock = model.clock();
        for (int i = 0; i < clock.justFired().size(); i++) {
            int timer = (int) clock.justFired().get(i);
            switch (clock.effect(timer)) {
                case SEND -> queues.put(clock.target(timer), append(queue(clock.target(timer)), clock.firedAt(timer)));
                case START ->
                    names.goroutine(
                            identities.startedBy(timer, clock.fired(timer) - 1), STARTED_BY_TIMER + names.timer(timer));
                case WAKE -> {}
            }
        }
    }

    private int channelOf(int id, int alternative) {
        var cases = model.pendingAlternatives(id);
        return cases != null && alternative >= 0 ? cases.object(alternative) : model.pendingObject(id);
    }

    private OperationKind kindOf(int id, int alternative) {
        var cases = model.pendingAlternatives(id);
        return cases != null && alternative >= 0 ? cases.kind(alternative) : model.pending(id);
    }

    private long sentValue(int id, int alternative) {
        int g = index(id);
        if (g < 0 || statement[g] >= program.goroutines().get(g).statements().size()) {
            return 0;
        }
        var s = program.goroutines().get(g).statements().get(statement[g]);
        return s.kind() == Kind.SELECT && alternative >= 0
                ? s.cases().get(alternative).a()
                : s.a();
    }

    private int index(int id) {
        for (int g = 0; g < number.length; g++) {
            if (number[g] == id) {
                return g;
            }
        }
        return -1;
    }

    // ---- a goroutine's own code ----

    private void advance(int id, int alternative, long value) {
        int g = index(id);
        if (g < 0) {
            advanceStarted(id);
            return;
        }
        if (step[g] < 0) { // it has just started
            step[g] = 0;
            if (g == 0) {
                makeObjects();
            }
            goOn(g);
            return;
        }
        var s = program.goroutines().get(g).statements().get(statement[g]);
        long result = completed(g, s, alternative, value);
        if (result == PANICKED) {
            panicked[g] = true;
            end(g);
            return;
        }
        goOn(g);
    }

    private void advanceStarted(int id) {
        if (startedDone.containsKey(id)) {
            model.end(id);
            return;
        }
        startedDone.put(id, true);
        int timer = identities.timerOf(id);
        model.pend(id, OperationKind.UPDATE, slot[startedWrite.get(timer)], 10);
    }

    private void makeObjects() {
        for (int x = 0; x < Program.SLOTS; x++) {
            switch (x) {
                case Program.MUTEX -> slot[x] = make(0, ObjectType.MUTEX, 0);
                case Program.RW_MUTEX -> slot[x] = make(0, ObjectType.RW_MUTEX, 0);
                case Program.WAIT_GROUP -> slot[x] = make(0, ObjectType.WAIT_GROUP, 0);
                case Program.COND -> slot[x] = make(0, ObjectType.COND, 0);
                case Program.ONCE -> slot[x] = make(0, ObjectType.ONCE, 0);
                case Program.FIRST_TIMER, Program.FIRST_TIMER + 1 ->
                    slot[x] = makeTimer(0, VirtualClock.Effect.SEND, make(0, ObjectType.CHANNEL, 1));
                default ->
                    slot[x] = x < Program.MUTEX
                            ? make(0, ObjectType.VARIABLE, 0)
                            : make(0, ObjectType.CHANNEL, Program.CAPACITY[x - Program.FIRST_CHANNEL]);
            }
        }
    }

    private int make(int g, ObjectType type, int parameter) {
        int x = identities.object(number[g], made[g]++);
        model.create(x, type, parameter);
        queues.remove(x);
        return x;
    }

    private int makeTimer(int g, VirtualClock.Effect effect, int target) {
        int x = identities.object(number[g], made[g]++);
        model.createTimer(x, effect, target, Model.NO_PROGRAM);
        names.timer(x, g, timersMade[g]++);
        return x;
    }

    private void goOn(int g) {
        var code = program.goroutines().get(g);
        while (true) {
            int i = statement[g];
            boolean leftOut =
                    i == code.statements().size() - 1 && code.decider() >= 0 && results[g][code.decider()] == 1;
            if (i == code.statements().size() || leftOut) {
                end(g);
                return;
            }
            var s = code.statements().get(i);
            if (s.kind() == Kind.SPAWN) {
                int child = s.object();
                number[child] = identities.child(number[g], spawned[g]++);
                step[child] = -1;
                names.goroutine(number[child], child);
                model.spawn(number[child], Model.NO_PROGRAM);
                done(g, 0);
                continue;
            }
            pend(g, s);
            return;
        }
    }

    private void end(int g) {
        ended[g] = true;
        model.end(number[g]);
    }

    private void done(int g, long result) {
        results[g][count[g]++] = result;
        statement[g]++;
        step[g] = 0;
    }

    private void pend(int g, Statement s) {
        int id = number[g];
        int x = s.object() >= 0 && s.object() < slot.length ? slot[s.object()] : -1;
        switch (s.kind()) {
            case CAS -> model.pendCompareAndSet(id, x, s.a(), s.b());
            case WRITE_LOCK -> model.pend(id, step[g] == 0 ? OperationKind.ANNOUNCE : OperationKind.WRITE_LOCK, x, 0);
            case COND_WAIT -> {
                switch (step[g]) {
                    case 0 -> model.pend(id, OperationKind.ENQUEUE, x, 0);
                    case 1 -> model.pend(id, OperationKind.UNLOCK, slot[Program.MUTEX], 0);
                    case 2 -> model.pend(id, OperationKind.COND_WAIT, x, 0);
                    default -> model.pend(id, OperationKind.LOCK, slot[Program.MUTEX], 0);
                }
            }
            case ONCE -> {
                switch (step[g]) {
                    case 0 -> model.pend(id, OperationKind.ENTER, x, 0);
                    case 1 -> model.pend(id, OperationKind.UPDATE, slot[Program.FIRST_VARIABLE], 1);
                    default -> model.pend(id, OperationKind.COMPLETE, x, 0);
                }
            }
            case SLEEP -> {
                if (sleepTimer[g] < 0) {
                    sleepTimer[g] = makeTimer(g, VirtualClock.Effect.WAKE, id);
                }
                if (step[g] == 0) {
                    model.pendArm(id, sleepTimer[g], s.a(), 0);
                } else {
                    model.pend(id, OperationKind.SLEEP, sleepTimer[g], 0);
                }
            }
            case RESET -> model.pendArm(id, x, s.a(), s.b() == 1 ? s.a() : 0);
            case STOP -> model.pend(id, OperationKind.DISARM, x, 0);
            case AFTER_FUNC -> {
                int timer = makeTimer(g, VirtualClock.Effect.START, -1);
                startedWrite.put(timer, s.object());
                model.pendArm(id, timer, s.a(), 0);
            }
            case SELECT -> pendSelect(g, s);
            case AWAIT -> {
                if (step[g] == 0) {
                    model.pend(id, OperationKind.BEGIN_AWAIT, -1, 0);
                } else {
                    model.pendAwait(id, null);
                }
            }
            case CHOOSE -> model.pend(id, OperationKind.CHOOSE, -1, s.a());
            case NOW, YIELD, GOROUTINES ->
                model.pend(id, OperationKind.valueOf(s.kind().name()), -1, 0);
            case RECEIVE -> model.pend(id, OperationKind.RECEIVE, channel(s.object()), 0);
            default -> model.pend(id, OperationKind.valueOf(s.kind().name()), x, s.a());
        }
    }

    private int channel(int place) {
        return place >= Program.FIRST_TIMER ? model.clock().target(slot[place]) : slot[place];
    }

    private void pendSelect(int g, Statement s) {
        int n = s.cases().size();
        int timeouts =
                (int) s.cases().stream().filter(c -> c.kind() == Kind.AFTER).count();
        if (step[g] < timeouts) {
            int channel = make(g, ObjectType.CHANNEL, 1);
            afters[g][step[g]] = makeTimer(g, VirtualClock.Effect.SEND, channel);
            int wanted = step[g];
            for (var c : s.cases()) {
                if (c.kind() == Kind.AFTER && wanted-- == 0) {
                    model.pendArm(number[g], afters[g][step[g]], c.a(), 0);
                }
            }
            return;
        }
        var kinds = new OperationKind[n];
        var objects = new int[n];
        int after = 0;
        for (int i = 0; i < n; i++) {
            var c = s.cases().get(i);
            kinds[i] = c.kind() == Kind.SEND ? OperationKind.SEND : OperationKind.RECEIVE;
            objects[i] = c.kind() == Kind.AFTER ? model.clock().target(afters[g][after++]) : channel(c.object());
        }
        model.pendSelect(
                number[g], new Alternatives(kinds, objects, s.otherwise(), Arrays.copyOf(afters[g], timeouts)));
    }

    /// What follows an operation: the next step of the statement, its result, or a panic.
    private long completed(int g, Statement s, int alternative, long value) {
        long result = model.result(number[g]);
        boolean goesOn = switch (s.kind()) {
            case WRITE_LOCK, SLEEP, AWAIT -> step[g] == 0;
            case COND_WAIT -> step[g] < 3;
            case ONCE -> step[g] == 0 && result == Result.YES || step[g] == 1;
            case SELECT ->
                step[g] < s.cases().stream().filter(c -> c.kind() == Kind.AFTER).count();
            default -> false;
        };
        boolean panics = switch (s.kind()) {
            case UNLOCK, READ_UNLOCK, WRITE_UNLOCK, ADD -> result == Result.MISUSED;
            case COND_WAIT -> step[g] == 1 && result == Result.MISUSED;
            case SEND, CLOSE -> result == Result.CLOSED;
            case SELECT ->
                !goesOn
                        && alternative >= 0
                        && s.cases().get(alternative).kind() == Kind.SEND
                        && result == Result.CLOSED;
            default -> false;
        };
        if (panics) {
            return PANICKED;
        }
        if (s.kind() == Kind.RESET || s.kind() == Kind.STOP) {
            queues.remove(channel(s.object()));
        }
        if (goesOn) {
            step[g]++;
            return 0;
        }
        done(
                g,
                switch (s.kind()) {
                    case RECEIVE -> result == Result.CLOSED ? -1 : value;
                    case SELECT -> {
                        if (alternative == Label.OTHERWISE) {
                            yield -1_000;
                        }
                        var c = s.cases().get(alternative);
                        yield 1_000 * (alternative + 1)
                                + (c.kind() == Kind.SEND || c.kind() == Kind.AFTER
                                        ? 0
                                        : result == Result.CLOSED ? -1 : value);
                    }
                    case LENGTH -> result < 0 ? -1 - result : result;
                    case READ,
                            UPDATE,
                            CAS,
                            TRY_LOCK,
                            TRY_READ_LOCK,
                            TRY_WRITE_LOCK,
                            CLOSE_ONCE,
                            CHOOSE,
                            GOROUTINES,
                            STOP,
                            RESET -> result;
                    case NOW -> model.clock().now();
                    case ONCE -> step[g] > 0 ? 1 : 0;
                    default -> 0;
                });
        return 0;
    }

    /// How everybody has ended.
    String outcome() {
        var text = new StringBuilder();
        for (int g = 0; g < number.length; g++) {
            text.append(outcome(
                    Arrays.copyOf(results[g], count[g]),
                    panicked[g] ? "panicked" : ended[g] ? "done" : number[g] < 0 ? "not started" : "blocked"));
        }
        return text.toString();
    }

    static String outcome(long[] results, String how) {
        return Arrays.toString(results) + how + ' ';
    }
}
