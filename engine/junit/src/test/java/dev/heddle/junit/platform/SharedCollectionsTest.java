package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.instrument.Delegation;
import dev.heddle.instrument.Instrumenter;
import dev.heddle.instrument.RewrittenClasses;
import dev.heddle.junit.fixtures.plain.CollectionsFixture;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Collections that are safe to share: each call is a step, so what comes of two calls that only together would be
/// right is seen, and nothing else is.
final class SharedCollectionsTest {
    private static Class<?> twin() throws ReflectiveOperationException {
        return new RewrittenClasses(
                        CollectionsFixture.class.getClassLoader(), Instrumenter.ofRuntime(), Delegation.STANDARD)
                .newLoader(true)
                .twin(CollectionsFixture.class);
    }

    private static Set<String> outcomes(Strategy strategy, String name) throws ReflectiveOperationException {
        var outcomes = new TreeSet<String>();
        Consumer<Object> out = outcome -> outcomes.add(String.valueOf(outcome));
        var run = twin().getMethod("run", String.class, Consumer.class);

        var exploration =
                Explorer.explorer().strategy(strategy).executions(200_000).explore(() -> invoke(run, name, out));

        assertThat(exploration.failures()).as(exploration.report()).isEmpty();
        assertThat(exploration.exhaustive()).as(exploration.report()).isTrue();
        return outcomes;
    }

    private static GoBody body(String method) throws ReflectiveOperationException {
        var run = twin().getMethod(method);
        return () -> invoke(run);
    }

    private static void invoke(Method method, Object... arguments) throws Exception {
        try {
            method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            get, then put                                  | 1 ; 2
            get, then put, of a map                        | 1 ; 2
            get, then replace                              | 1 ; 2
            merge                                          | 2
            put if absent                                  | 1
            contains, then put                             | 1 ; 2
            a function that makes a step runs once         | 1 {key=1}
            a function of a skip list may run twice        | 1 {key=1} ; 2 {key=1} ; 2 {key=2}
            a put waits for the function                   | 0 {key=6} ; 1 {key=6} ; 2 {key=1} ; 2 {key=6}
            another key does not wait                      | 0 ; 1 ; 2
            a function that updates its own key            | Recursive update
            an iteration beside a put                      | 1 ; 3
            a view of the keys                             | false false ; true false ; true true
            a queue                                        | false 1 ; true 1 ; true null
            a list that is copied                          | [1, 1] ; [1]
            a snapshot of a list that is copied            | 1
            a vector                                       | 0 ; 1
            a synchronized map                             | 1 ; 2
            a synchronized map under its monitor           | 2
            a view of a synchronized map under its monitor | 11 ; 22
            two collections that two come to               | 1 1 ; 1 2 ; 2 2
            a function of a hash table                     | 1
            """)
    void everythingThatCanComeOutDoes(String name, String expected) throws ReflectiveOperationException {
        var all = new TreeSet<>(Arrays.asList(expected.split(" ; ")));

        assertThat(outcomes(Strategy.dpor(), name)).isEqualTo(all);
        assertThat(outcomes(Strategy.depthFirst(), name)).isEqualTo(all);
    }

    @Test
    void aMapThatWaitsForALockIsPartOfADeadlock() throws ReflectiveOperationException {
        var failure =
                Explorer.explorer().explore(body("locksInTwoOrders")).failure().orElseThrow();

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message())
                .contains("goroutine \"main\" [ConcurrentHashMap.compute] ConcurrentHashMap key 1, held by \"other\"")
                .contains("goroutine \"other\" [ReentrantLock.lock] ReentrantLock 1, held by \"main\"");
    }

    @Test
    void aReportNamesTheMethodThatIsCalled() throws ReflectiveOperationException {
        var twin = twin().getMethod("countsByGetAndPut");
        var exploration = Explorer.explorer().explore(() -> invoke(twin));

        assertThat(exploration.failure().orElseThrow()).isInstanceOf(AssertionFailed.class);
        assertThat(exploration.report()).contains("ConcurrentHashMap 1.get ", "ConcurrentHashMap 1.put ");
    }

    @Test
    void anIterationOutsideOfTheMonitorIsARace() throws ReflectiveOperationException {
        var failure = Explorer.explorer()
                .explore(body("iteratesOutsideOfTheMonitor"))
                .failure()
                .orElseThrow();

        assertThat(failure).isInstanceOf(DataRace.class);
        assertThat(failure.message()).contains("SynchronizedRandomAccessList");
    }
}
