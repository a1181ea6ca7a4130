package dev.heddle.explore.dpor;

import dev.heddle.explore.dpor.Program.Code;
import dev.heddle.explore.dpor.Statement.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Small random [Program]s, which jqwik makes smaller still when one fails.
///
/// A goroutine is a list of phrases, statements that belong together: a lock and, mostly, its unlock.
final class Programs {
    private static final int MOST_STATEMENTS = 12;

    private final Set<Part> parts;

    private Programs(Set<Part> parts) {
        this.parts = parts;
    }

    /// What a program is made of.
    enum Part {
        VARIABLES,
        MUTEX,
        RW_MUTEX,
        /// Unlocks of what somebody else has locked, or nobody.
        FOREIGN_UNLOCK,
        CHANNELS,
        CLOSE,
        SELECT,
        WAIT_GROUP,
        /// A wait group that most goroutines are counted in before they are started, and main waits for.
        COUNTED,
        COND,
        ONCE,
        SEMAPHORE,
        CONTEXT,
        /// Contexts that end by themselves.
        DEADLINE,
        /// Error groups, single flights, maps.
        EXTENDED_FAMILY,
        /// Programs inside the program, and goroutines that exit.
        NESTED,
        SLEEP,
        TIMERS,
        /// Time-outs in selects.
        AFTER,
        /// Timers fire early.
        RACING,
        CHOICE,
        AWAIT
    }

    /// Programs of two to four goroutines that are made of these parts.
    static Arbitrary<Program> of(Part first, Part... others) {
        return new Programs(EnumSet.of(first, others)).programs();
    }

    private Arbitrary<Program> programs() {
        return Arbitraries.integers()
                .between(2, 4)
                .flatMap(n -> Combinators.combine(
                                code(n).list().ofSize(n),
                                decider().list().ofSize(n),
                                start().list().ofSize(n - 1))
                        .as(this::program));
    }

    /// After which statement of whom a goroutine is started. Most are by main, before everything.
    private record Start(boolean isEarly, int by, int place) {}

    private static Arbitrary<Start> start() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false)),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, MOST_STATEMENTS))
                .as(Start::new);
    }

    private static Arbitrary<Integer> decider() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(-1)),
                Tuple.of(1, Arbitraries.integers().between(0, 4)));
    }

    private Program program(List<List<Statement>> codes, List<Integer> deciders, List<Start> starts) {
        var all = new ArrayList<List<Statement>>();
        codes.forEach(code -> all.add(new ArrayList<>(code)));
        int early = 0;
        for (int child = 1; child < all.size(); child++) {
            var start = starts.get(child - 1);
            var by = all.get(start.isEarly ? 0 : start.by % child);
            int place = start.isEarly ? early : start.place % (by.size() + 1);
            var phrase = starting(child, start);
            by.addAll(place, phrase);
            early += by == all.get(0) && place <= early ? phrase.size() : 0;
            if (parts.contains(Part.COUNTED)) {
                all.get(child).add(Statement.of(Kind.ADD, Program.WAIT_GROUP, -1));
            }
        }
        if (parts.contains(Part.COUNTED)) {
            all.get(0).add(Statement.of(Kind.WAIT, Program.WAIT_GROUP, 0));
        }
        var goroutines = new ArrayList<Code>();
        for (int g = 0; g < all.size(); g++) {
            int last = all.get(g).size() - 1;
            goroutines.add(new Code(List.copyOf(all.get(g)), deciders.get(g) < last ? deciders.get(g) : -1));
        }
        return new Program(List.copyOf(goroutines), parts.contains(Part.RACING));
    }

    /// Some that are counted are so too late.
    private List<Statement> starting(int child, Start start) {
        var spawn = Statement.of(Kind.SPAWN, child, 0);
        if (!parts.contains(Part.COUNTED)) {
            return List.of(spawn);
        }
        var add = Statement.of(Kind.ADD, Program.WAIT_GROUP, 1);
        return start.place == 0 ? List.of(spawn, add) : List.of(add, spawn);
    }

    private Arbitrary<List<Statement>> code(int goroutines) {
        var phrases = new ArrayList<Arbitrary<List<Statement>>>();
        parts.forEach(part -> phrases.addAll(phrases(part, goroutines)));
        return Arbitraries.oneOf(phrases)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6 - goroutines)
                .map(list -> list.stream().flatMap(List::stream).toList());
    }

    private List<Arbitrary<List<Statement>>> phrases(Part part, int goroutines) {
        return switch (part) {
            case VARIABLES -> List.of(variables().map(List::of));
            case MUTEX -> List.of(lock());
            case RW_MUTEX -> List.of(lockForReading(), lockForWriting());
            case FOREIGN_UNLOCK ->
                List.of(Arbitraries.of(
                                Statement.of(Kind.READ_UNLOCK, Program.RW_MUTEX, 0),
                                Statement.of(Kind.WRITE_UNLOCK, Program.RW_MUTEX, 0),
                                Statement.of(Kind.UNLOCK, Program.MUTEX, 0))
                        .map(List::of));
            case CHANNELS -> List.of(message().map(List::of));
            case CLOSE ->
                List.of(one(channel(), Kind.CLOSE, Kind.CLOSE_ONCE, Kind.LENGTH).map(List::of));
            case SELECT -> List.of(select().map(List::of));
            case WAIT_GROUP -> List.of(waitGroup().map(List::of));
            case COUNTED -> List.of();
            case COND -> List.of(notification().map(List::of), condition());
            case ONCE -> List.of(Arbitraries.just(List.of(Statement.of(Kind.ONCE, Program.ONCE, 0))));
            case SEMAPHORE -> List.of(semaphore());
            case CONTEXT -> List.of(context().map(List::of));
            case DEADLINE -> List.of(delay().map(d -> List.of(Statement.of(Kind.DEADLINE, 0, d))));
            case EXTENDED_FAMILY ->
                List.of(one(
                                object(Program.FIRST_VARIABLE, Program.VARIABLES),
                                Kind.ERROR_GROUP,
                                Kind.SINGLE_FLIGHT,
                                Kind.MAP)
                        .map(List::of));
            case NESTED ->
                List.of(one(object(Program.FIRST_VARIABLE, 1), Kind.RUN, Kind.EXIT)
                        .map(List::of));
            case SLEEP -> List.of(delay().map(d -> List.of(Statement.of(Kind.SLEEP, 0, d))));
            case TIMERS -> List.of(timers().map(List::of));
            case CHOICE -> List.of(choice().map(List::of));
            case AWAIT -> List.of(await(goroutines).map(List::of));
            case AFTER, RACING -> List.of();
        };
    }

    private static Arbitrary<Integer> object(int first, int count) {
        return Arbitraries.integers().between(first, first + count - 1);
    }

    private static Arbitrary<Statement> one(Arbitrary<Integer> object, Kind... kinds) {
        return Combinators.combine(object, Arbitraries.of(kinds)).as((x, kind) -> Statement.of(kind, x, 0));
    }

    private static Arbitrary<Integer> delay() {
        return Arbitraries.integers().between(1, 2);
    }

    private static Arbitrary<Statement> variables() {
        var x = object(Program.FIRST_VARIABLE, Program.VARIABLES);
        var value = Arbitraries.integers().between(0, 2);
        return Arbitraries.oneOf(
                x.map(v -> Statement.of(Kind.READ, v, 0)),
                x.map(v -> Statement.of(Kind.UPDATE, v, 1)),
                Combinators.combine(x, value).as((v, a) -> Statement.of(Kind.WRITE, v, a)),
                Combinators.combine(x, value, value).as((v, a, b) -> Statement.of(Kind.CAS, v, a, b)));
    }

    /// Most unlock again, some with a read in between; a few only try.
    private static Arbitrary<List<Statement>> lock() {
        var lock = Statement.of(Kind.LOCK, Program.MUTEX, 0);
        var unlock = Statement.of(Kind.UNLOCK, Program.MUTEX, 0);
        var read = Statement.of(Kind.READ, Program.FIRST_VARIABLE, 0);
        return Arbitraries.frequency(
                Tuple.of(2, List.of(Statement.of(Kind.TRY_LOCK, Program.MUTEX, 0))),
                Tuple.of(3, List.of(lock, unlock)),
                Tuple.of(2, List.of(lock, read, unlock)),
                Tuple.of(1, List.of(lock)));
    }

    private static Arbitrary<List<Statement>> lockForReading() {
        return locked(Kind.READ_LOCK, Kind.TRY_READ_LOCK, Kind.READ_UNLOCK);
    }

    private static Arbitrary<List<Statement>> lockForWriting() {
        return locked(Kind.WRITE_LOCK, Kind.TRY_WRITE_LOCK, Kind.WRITE_UNLOCK);
    }

    private static Arbitrary<List<Statement>> locked(Kind lock, Kind tryLock, Kind unlock) {
        var locks = Statement.of(lock, Program.RW_MUTEX, 0);
        return Arbitraries.frequency(
                Tuple.of(2, List.of(Statement.of(tryLock, Program.RW_MUTEX, 0))),
                Tuple.of(6, List.of(locks, Statement.of(unlock, Program.RW_MUTEX, 0))),
                Tuple.of(1, List.of(locks)));
    }

    private static Arbitrary<Integer> channel() {
        return object(Program.FIRST_CHANNEL, Program.CHANNELS);
    }

    private static Arbitrary<Statement> message() {
        return Arbitraries.oneOf(
                Combinators.combine(channel(), Arbitraries.integers().between(1, 3))
                        .as((x, value) -> Statement.of(Kind.SEND, x, value)),
                channel().map(x -> Statement.of(Kind.RECEIVE, x, 0)));
    }

    private Arbitrary<Statement> select() {
        var cases = new ArrayList<Tuple.Tuple2<Integer, Arbitrary<Statement>>>();
        cases.add(Tuple.of(4, message()));
        if (parts.contains(Part.AFTER)) {
            cases.add(Tuple.of(2, delay().map(d -> Statement.of(Kind.AFTER, 0, d))));
        }
        if (parts.contains(Part.TIMERS)) {
            cases.add(Tuple.of(
                    1, object(Program.FIRST_TIMER, Program.TIMERS).map(x -> Statement.of(Kind.RECEIVE, x, 0))));
        }
        if (parts.contains(Part.CONTEXT)) {
            cases.add(Tuple.of(1, Arbitraries.just(Statement.of(Kind.DONE, 0, 0))));
        }
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(2, false), Tuple.of(1, true)),
                        Arbitraries.frequencyOf(cases).list().ofMinSize(1).ofMaxSize(3))
                .as(Statement::select);
    }

    private static Arbitrary<Statement> waitGroup() {
        return Arbitraries.frequency(
                Tuple.of(1, Statement.of(Kind.WAIT, Program.WAIT_GROUP, 0)),
                Tuple.of(2, Statement.of(Kind.ADD, Program.WAIT_GROUP, 1)),
                Tuple.of(1, Statement.of(Kind.ADD, Program.WAIT_GROUP, -1)));
    }

    private static Arbitrary<Statement> notification() {
        return Arbitraries.frequency(
                Tuple.of(2, Statement.of(Kind.SIGNAL, Program.COND, 0)),
                Tuple.of(1, Statement.of(Kind.BROADCAST, Program.COND, 0)));
    }

    private static Arbitrary<List<Statement>> condition() {
        var lock = Statement.of(Kind.LOCK, Program.MUTEX, 0);
        var wait = Statement.of(Kind.COND_WAIT, Program.COND, 0);
        return Arbitraries.frequency(
                Tuple.of(3, List.of(lock, wait, Statement.of(Kind.UNLOCK, Program.MUTEX, 0))),
                Tuple.of(1, List.of(lock, wait)));
    }

    /// Of a semaphore of size 2.
    private static Arbitrary<List<Statement>> semaphore() {
        var weight = Arbitraries.integers().between(1, 2);
        return Arbitraries.oneOf(
                weight.map(w -> List.of(Statement.of(Kind.ACQUIRE, 0, w), Statement.of(Kind.RELEASE, 0, w))),
                weight.map(w -> List.of(Statement.of(Kind.ACQUIRE, 0, w))),
                weight.map(w -> List.of(Statement.of(Kind.TRY_ACQUIRE, 0, w))));
    }

    private static Arbitrary<Statement> context() {
        return Arbitraries.of(
                Statement.of(Kind.CANCEL, 0, 0),
                Statement.of(Kind.CANCEL_CHILD, 0, 0),
                Statement.of(Kind.DONE, 0, 0),
                Statement.of(Kind.ERR, 0, 0),
                Statement.of(Kind.ACQUIRE_UNLESS_DONE, 0, 2));
    }

    private Arbitrary<Statement> timers() {
        var timer = object(Program.FIRST_TIMER, Program.TIMERS);
        var statements = new ArrayList<Arbitrary<Statement>>();
        statements.add(Combinators.combine(timer, delay(), Arbitraries.frequency(Tuple.of(2, 0), Tuple.of(1, 1)))
                .as((x, d, repeats) -> Statement.of(Kind.RESET, x, d, repeats)));
        statements.add(one(timer, Kind.STOP, Kind.RECEIVE));
        statements.add(Combinators.combine(object(Program.FIRST_VARIABLE, Program.VARIABLES), delay())
                .as((x, d) -> Statement.of(Kind.AFTER_FUNC, x, d)));
        if (parts.contains(Part.RACING)) {
            statements.add(Arbitraries.just(Statement.of(Kind.NOW, 0, 0)));
        }
        return Arbitraries.oneOf(statements);
    }

    private static Arbitrary<Statement> choice() {
        return Arbitraries.frequency(
                Tuple.of(4, Statement.of(Kind.CHOOSE, 0, 2)),
                Tuple.of(1, Statement.of(Kind.YIELD, 0, 0)),
                Tuple.of(1, Statement.of(Kind.GOROUTINES, 0, 0)));
    }

    private static Arbitrary<Statement> await(int goroutines) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, goroutines - 1),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 1))
                .as((g, a, exactly) -> Statement.of(Kind.AWAIT, g, a, exactly));
    }
}
