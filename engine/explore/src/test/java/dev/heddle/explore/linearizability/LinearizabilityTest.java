package dev.heddle.explore.linearizability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.AssertionFailed;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class LinearizabilityTest {
    /// The structures race on purpose where they are wrong; what comes of it is the question here.
    private static final Explorer EXPLORER =
            Explorer.explorer().strategy(Strategy.dpor()).races(Races.IGNORE).executions(200_000);

    @FunctionalInterface
    private interface Check {
        Linearizability<?, ?> of(boolean wrong);
    }

    static Stream<Arguments> structures() {
        return Stream.of(
                Arguments.of("counter", (Check) LinearizabilityTest::counter),
                Arguments.of("stack", (Check) LinearizabilityTest::stack),
                Arguments.of("accounts", (Check) LinearizabilityTest::accounts),
                Arguments.of("cache", (Check) LinearizabilityTest::cache),
                Arguments.of("bounded buffer", (Check) LinearizabilityTest::boundedBuffer),
                Arguments.of("unique names", (Check) LinearizabilityTest::uniqueNames),
                Arguments.of("mailbox", (Check) LinearizabilityTest::mailbox));
    }

    private static Linearizability<?, ?> counter(boolean wrong) {
        return Linearizability.of(() -> new Structures.Counter(wrong), AtomicInteger::new)
                .operation("increment()", Structures.Counter::increment, AtomicInteger::incrementAndGet)
                .operation("get()", Structures.Counter::get, AtomicInteger::get);
    }

    private static Linearizability<?, ?> stack(boolean wrong) {
        return Linearizability.of(() -> new Structures.Stack(wrong), ArrayDeque<Integer>::new)
                .operation("push(1)", s -> s.push(1), m -> push(m, 1))
                .operation("push(2)", s -> s.push(2), m -> push(m, 2))
                .operation("pop()", Structures.Stack::pop, ArrayDeque::poll);
    }

    private static Object push(ArrayDeque<Integer> model, int element) {
        model.push(element);
        return null;
    }

    private static Linearizability<?, ?> accounts(boolean wrong) {
        return Linearizability.of(() -> new Structures.Accounts(wrong), Object::new)
                .operation("transfer()", Structures.Accounts::transfer, _ -> null)
                .operation("sum()", Structures.Accounts::sum, _ -> 20);
    }

    private static Linearizability<?, ?> cache(boolean wrong) {
        return Linearizability.of(() -> new Structures.Cache(wrong), HashMap<String, Integer>::new)
                .operation("compute(k,1)", c -> c.computeIfAbsent("k", 1), m -> m.computeIfAbsent("k", _ -> 1))
                .operation("compute(k,2)", c -> c.computeIfAbsent("k", 2), m -> m.computeIfAbsent("k", _ -> 2));
    }

    private static Linearizability<?, ?> boundedBuffer(boolean wrong) {
        return Linearizability.of(() -> new Structures.BoundedBuffer(wrong), ArrayDeque<Integer>::new)
                .goroutines(wrong ? 3 : 2)
                .callsEach(wrong ? 2 : 3)
                .blocking()
                .operation("put(1)", b -> b.put(1), m -> {
                    if (m.size() == 1) {
                        throw new Blocked();
                    }
                    m.add(1);
                    return null;
                })
                .operation("take()", Structures.BoundedBuffer::take, m -> {
                    if (m.isEmpty()) {
                        throw new Blocked();
                    }
                    return m.remove();
                });
    }

    private static Linearizability<?, ?> uniqueNames(boolean wrong) {
        return Linearizability.of(() -> new Structures.UniqueNames(wrong), HashSet<String>::new)
                .operation("add(x)", s -> s.add("x"), m -> m.add("x"))
                .operation("add(y)", s -> s.add("y"), m -> m.add("y"));
    }

    private static Linearizability<?, ?> mailbox(boolean wrong) {
        return Linearizability.of(() -> new Structures.Mailbox(wrong), ArrayDeque<Integer>::new)
                .operation("post(1)", b -> b.post(1), m -> m.size() < 2 && m.add(1))
                .operation("post(2)", b -> b.post(2), m -> m.size() < 2 && m.add(2))
                .operation("size()", Structures.Mailbox::size, ArrayDeque::size)
                .operation("fetch()", Structures.Mailbox::fetch, ArrayDeque::poll);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structures")
    void aRightStructureIsLinearizableInEveryInterleaving(String name, Check check) {
        var checked = check.of(false).explorer(EXPLORER).check();

        assertThat(checked.exhaustive()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structures")
    void aWrongStructureIsFoundAndReplays(String name, Check check) {
        var wrong = check.of(true).explorer(EXPLORER);

        var failure = catchThrowableOfType(AssertionError.class, wrong::check);

        assertThat(failure).hasMessageContaining("not linearizable: no order of the calls explains what they returned");
        var replay = Pattern.compile("\\.replay\\(\"(.*)\", \"(.*)\"\\)").matcher(failure.getMessage());
        assertThat(replay.find()).isTrue();
        assertThat(wrong.replay(replay.group(1), replay.group(2)).failure())
                .get()
                .isInstanceOf(AssertionFailed.class);
    }

    @Test
    void theReportShowsTheHistoryAndTheOrderThatComesFurthest() {
        assertThatThrownBy(() -> counter(true).explorer(EXPLORER).check()).hasMessageContaining("""

                  goroutine 1       goroutine 2
                  increment()
                                    increment()
                    .. returned 1
                                      .. returned 1

                  The order that comes furthest: increment() returned 1.
                  Then, by the specification:
                    increment() returned 1, but here it has to return 2
                """);
    }

    @Test
    void aCallThatNeverComesBackIsADeadlockUnlessTheCheckIsBlocking() {
        var buffer = Linearizability.of(() -> new Structures.BoundedBuffer(false), ArrayDeque<Integer>::new)
                .operation("take()", Structures.BoundedBuffer::take, ArrayDeque::remove);

        assertThatThrownBy(buffer::check).hasMessageContaining("all goroutines are asleep - deadlock!");
    }

    @Test
    void theSameExceptionOnBothSidesIsTheSameResult() {
        var checked = Linearizability.of(Object::new, Object::new)
                .operation("fail()", _ -> refuse(), _ -> refuse())
                .check();

        assertThat(checked.exhaustive()).isTrue();
    }

    private static Object refuse() {
        throw new IllegalStateException("never");
    }

    @Test
    void badInputIsRefused() {
        var empty = Linearizability.of(Object::new, Object::new);
        var one = empty.operation("one()", _ -> 1, _ -> 1);

        assertThatThrownBy(empty::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("operation");
        assertThatThrownBy(() -> one.operation("one()", _ -> 1, _ -> 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one()");
        assertThatThrownBy(() -> one.operation("a b", _ -> 1, _ -> 1)).hasMessageContaining("no blanks");
        assertThatThrownBy(() -> one.goroutines(1)).hasMessage("goroutines must be 2 or more, was 1");
        assertThatThrownBy(() -> one.callsEach(0)).hasMessage("callsEach must be 1 or more, was 0");
        assertThatThrownBy(() -> one.replay("two()", "h1:AAAA")).hasMessageContaining("there are only one()");
    }

    @Test
    void scenariosGoFromSmallToLarge() {
        var scenarios = new Scenarios(List.of("a", "b"), 2, 2, 10, 1).all();

        assertThat(scenarios).hasSize(4 + 8 + 10);
        assertThat(scenarios).extracting(Scenario::toString).startsWith("a | a", "b | a", "a | b", "b | b");
    }
}
