package dev.heddle.explore.dpor;

import dev.heddle.explore.dpor.Statement.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A small concurrent program over a fixed set of objects. Goroutine 0 is main.
///
/// @param racing whether timers may fire before everybody is blocked
record Program(List<Code> goroutines, boolean racing) {
    static final int FIRST_VARIABLE = 0;
    static final int MUTEX = 2;
    static final int RW_MUTEX = 3;
    static final int FIRST_CHANNEL = 4;
    static final int CHANNELS = 4;
    static final int WAIT_GROUP = 8;
    static final int COND = 9;
    static final int ONCE = 10;
    static final int FIRST_TIMER = 11;
    static final int TIMERS = 2;
    static final int SLOTS = 13;
    static final int[] CAPACITY = {0, 0, 1, 2};

    /// @param statements what a goroutine does
    /// @param decider    if this statement results in 1, the last one is left out; -1 for none
    record Code(List<Statement> statements, int decider) {}

    /// What kinds of statements there are.
    enum Part {
        VARIABLES,
        MUTEX,
        RW_MUTEX,
        FOREIGN_UNLOCK,
        CHANNELS,
        BUFFERED_ONLY,
        CLOSE,
        SELECT,
        SELECT_ONLY,
        WAIT_GROUP,
        COND,
        ONCE,
        SLEEP,
        TIMERS,
        AFTER,
        RACING,
        CHOICE,
        AWAIT
    }

    static Program random(RandomGenerator random, Set<Part> parts) {
        int n = 2 + random.nextInt(3);
        var codes = new ArrayList<List<Statement>>();
        for (int i = 0; i < n; i++) {
            codes.add(statements(random, 1 + random.nextInt(n == 4 ? 3 : n == 3 ? 4 : 5), parts, n));
        }
        // Main starts most of the others before everything; some are started later, or by others.
        int before = 0;
        for (int i = 1; i < n; i++) {
            var spawn = Statement.of(Kind.SPAWN, i, 0);
            if (random.nextInt(4) > 0) {
                codes.get(0).add(before++, spawn);
            } else {
                var by = codes.get(random.nextInt(i));
                by.add(random.nextInt(by.size() + 1), spawn);
                before += by == codes.get(0) ? 1 : 0;
            }
        }
        var goroutines = new ArrayList<Code>();
        for (var code : codes) {
            boolean decides = random.nextInt(3) == 0 && code.size() > 1;
            goroutines.add(new Code(List.copyOf(code), decides ? random.nextInt(code.size() - 1) : -1));
        }
        return new Program(List.copyOf(goroutines), parts.contains(Part.RACING));
    }

    private static List<Statement> statements(RandomGenerator random, int length, Set<Part> parts, int goroutines) {
        var choices = EnumSet.copyOf(parts);
        choices.removeAll(EnumSet.of(
                Part.FOREIGN_UNLOCK, Part.BUFFERED_ONLY, Part.CLOSE, Part.SELECT_ONLY, Part.RACING, Part.AFTER));
        var list = List.copyOf(choices);
        var code = new ArrayList<Statement>();
        while (code.size() < length) {
            add(random, list.get(random.nextInt(list.size())), code, parts, goroutines);
        }
        return code;
    }

    private static void add(RandomGenerator random, Part part, List<Statement> code, Set<Part> parts, int goroutines) {
        switch (part) {
            case VARIABLES -> code.add(variable(random));
            case MUTEX -> {
                if (random.nextInt(4) == 0) {
                    code.add(Statement.of(Kind.TRY_LOCK, MUTEX, 0));
                } else {
                    code.add(Statement.of(Kind.LOCK, MUTEX, 0));
                    if (random.nextBoolean() && parts.contains(Part.VARIABLES)) {
                        code.add(Statement.of(Kind.READ, random.nextInt(2), 0));
                    }
                    if (random.nextInt(8) > 0) {
                        code.add(Statement.of(Kind.UNLOCK, MUTEX, 0));
                    }
                }
            }
            case RW_MUTEX -> rwMutex(random, code, parts.contains(Part.FOREIGN_UNLOCK));
            case CHANNELS -> code.add(channel(random, parts, parts.contains(Part.CLOSE)));
            case SELECT -> code.add(select(random, parts));
            case WAIT_GROUP ->
                code.add(
                        random.nextInt(3) == 0
                                ? Statement.of(Kind.WAIT, WAIT_GROUP, 0)
                                : Statement.of(Kind.ADD, WAIT_GROUP, random.nextInt(3) > 0 ? 1 : -1));
            case COND -> {
                if (random.nextInt(2) == 0) {
                    code.add(Statement.of(random.nextInt(3) > 0 ? Kind.SIGNAL : Kind.BROADCAST, COND, 0));
                } else {
                    code.add(Statement.of(Kind.LOCK, MUTEX, 0));
                    code.add(Statement.of(Kind.COND_WAIT, COND, 0));
                    if (random.nextInt(4) > 0) {
                        code.add(Statement.of(Kind.UNLOCK, MUTEX, 0));
                    }
                }
            }
            case ONCE -> code.add(Statement.of(Kind.ONCE, ONCE, 0));
            case SLEEP -> code.add(Statement.of(Kind.SLEEP, 0, 1 + random.nextInt(2)));
            case TIMERS -> {
                int timer = FIRST_TIMER + random.nextInt(TIMERS);
                switch (random.nextInt(parts.contains(Part.RACING) ? 6 : 5)) {
                    case 0, 1 ->
                        code.add(
                                Statement.of(Kind.RESET, timer, 1 + random.nextInt(2), random.nextInt(3) == 0 ? 1 : 0));
                    case 2 -> code.add(Statement.of(Kind.STOP, timer, 0));
                    case 3 -> code.add(Statement.of(Kind.RECEIVE, timer, 0));
                    case 4 -> code.add(Statement.of(Kind.AFTER_FUNC, random.nextInt(2), 1 + random.nextInt(2)));
                    default -> code.add(Statement.of(Kind.NOW, 0, 0));
                }
            }
            case CHOICE ->
                code.add(
                        random.nextInt(3) > 0
                                ? Statement.of(Kind.CHOOSE, 0, 2)
                                : Statement.of(random.nextInt(2) == 0 ? Kind.YIELD : Kind.GOROUTINES, 0, 0));
            case AWAIT ->
                code.add(Statement.of(Kind.AWAIT, random.nextInt(goroutines), random.nextInt(3), random.nextInt(2)));
            case FOREIGN_UNLOCK, BUFFERED_ONLY, CLOSE, SELECT_ONLY, AFTER, RACING ->
                throw new IllegalArgumentException(part.toString());
        }
    }

    private static Statement variable(RandomGenerator random) {
        int x = random.nextInt(2);
        return switch (random.nextInt(4)) {
            case 0 -> Statement.of(Kind.WRITE, x, random.nextInt(3));
            case 1 -> Statement.of(Kind.READ, x, 0);
            case 2 -> Statement.of(Kind.CAS, x, random.nextInt(2), 1 + random.nextInt(2));
            default -> Statement.of(Kind.UPDATE, x, 1);
        };
    }

    private static void rwMutex(RandomGenerator random, List<Statement> code, boolean foreign) {
        if (foreign && random.nextInt(3) == 0) {
            code.add(Statement.of(random.nextInt(3) == 0 ? Kind.WRITE_UNLOCK : Kind.READ_UNLOCK, RW_MUTEX, 0));
            return;
        }
        boolean write = random.nextBoolean();
        if (random.nextInt(5) == 0) {
            code.add(Statement.of(write ? Kind.TRY_WRITE_LOCK : Kind.TRY_READ_LOCK, RW_MUTEX, 0));
            return;
        }
        code.add(Statement.of(write ? Kind.WRITE_LOCK : Kind.READ_LOCK, RW_MUTEX, 0));
        if (random.nextInt(8) > 0) {
            code.add(Statement.of(write ? Kind.WRITE_UNLOCK : Kind.READ_UNLOCK, RW_MUTEX, 0));
        }
    }

    private static Statement channel(RandomGenerator random, Set<Part> parts, boolean mayClose) {
        int ch =
                FIRST_CHANNEL + (parts.contains(Part.BUFFERED_ONLY) ? 2 + random.nextInt(2) : random.nextInt(CHANNELS));
        int k = random.nextInt(mayClose ? 11 : 8);
        return k < 4
                ? Statement.of(Kind.SEND, ch, 1 + random.nextInt(3))
                : switch (k) {
                    case 8 -> Statement.of(Kind.CLOSE, ch, 0);
                    case 9 -> Statement.of(Kind.CLOSE_ONCE, ch, 0);
                    case 10 -> Statement.of(Kind.LENGTH, ch, 0);
                    default -> Statement.of(Kind.RECEIVE, ch, 0);
                };
    }

    private static Statement select(RandomGenerator random, Set<Part> parts) {
        var cases = new ArrayList<Statement>();
        int n = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            if (parts.contains(Part.AFTER) && random.nextInt(4) == 0) {
                cases.add(Statement.of(Kind.AFTER, 0, 1 + random.nextInt(2)));
            } else if (parts.contains(Part.TIMERS) && random.nextInt(4) == 0) {
                cases.add(Statement.of(Kind.RECEIVE, FIRST_TIMER + random.nextInt(TIMERS), 0));
            } else {
                cases.add(channel(random, parts, false));
            }
        }
        return Statement.select(random.nextInt(3) == 0, List.copyOf(cases));
    }
}
