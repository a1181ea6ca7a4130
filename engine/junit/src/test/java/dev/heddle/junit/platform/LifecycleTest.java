package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import dev.heddle.junit.fixtures.Events;
import dev.heddle.junit.fixtures.InitialiserFixture;
import dev.heddle.junit.fixtures.LifecycleFixture;
import dev.heddle.junit.fixtures.StateFixture;
import dev.heddle.junit.fixtures.TroubleFixture;
import dev.heddle.junit.fixtures.base.Base;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LifecycleTest {
    @BeforeEach
    void forgetEvents() {
        Events.take();
    }

    @Test
    void everythingRunsInJupitersOrderInsideTheExecution() {
        Runs.run(LifecycleFixture.class, "test", new String[0]);

        var events = Events.take();
        assertThat(events.subList(events.indexOf("beforeAll of base"), events.size()))
                .containsExactly(
                        "beforeAll of base",
                        "beforeAll",
                        "constructor",
                        "beforeEach of base",
                        "beforeEach of interface",
                        "beforeEach",
                        "test",
                        "afterEach",
                        "afterEach of interface",
                        "afterEach of base",
                        "afterAll",
                        "afterAll of base");
    }

    @Test
    void inheritedTestsAndThoseOfInterfacesRunOnTheSubclass() {
        var results = Runs.run(LifecycleFixture.class);

        results.testEvents().assertStatistics(stats -> stats.started(5).succeeded(5));
        assertThat(Events.take())
                .contains("test", "inherited", "ofInterface", "inner", "nestedInBase")
                .doesNotContain("ofJupiter");
    }

    @Test
    void aNestedTestHasAnInstanceOfTheClassAroundItAndItsLifeCycle() {
        Runs.run(selectNestedClass(
                List.of(LifecycleFixture.class), LifecycleFixture.class.getDeclaredClasses()[0]));

        var events = Events.take();
        assertThat(events.subList(events.indexOf("beforeAll"), events.size()))
                .containsExactly(
                        "beforeAll",
                        "beforeAll of inner",
                        "constructor",
                        "constructor of inner",
                        "beforeEach of base",
                        "beforeEach of interface",
                        "beforeEach",
                        "beforeEach of inner",
                        "inner",
                        "afterEach of inner",
                        "afterEach",
                        "afterEach of interface",
                        "afterEach of base",
                        "afterAll",
                        "afterAll of base");
    }

    @Test
    void aNestedClassOfAnAbstractOneIsMadeWithAnInstanceOfTheSubclass() {
        Runs.run(selectNestedClass(List.of(LifecycleFixture.class), Base.InBase.class))
                .testEvents()
                .assertStatistics(stats -> stats.started(1).succeeded(1));

        assertThat(Events.take()).contains("nestedInBase");
    }

    @Test
    void eachExecutionHasAnInstanceOfItsOwn() {
        var results = Runs.run(StateFixture.class);

        results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
        assertThat(Long.parseLong(Runs.entries(results).get("heddle.executions")))
                .isGreaterThan(1);
        assertThat(Events.take())
                .startsWith("beforeAll")
                .endsWith("afterAll")
                .containsOnlyOnce("beforeAll", "afterAll");
    }

    @Test
    void theStaticInitialiserRunsBeforeAnyExecution() {
        var results = Runs.run(InitialiserFixture.class);

        results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void afterEachRunsAlsoIfTheTestFails() {
        var thrown = Runs.thrown(TroubleFixture.class, "fails", "heddle.executions", "1");

        assertThat(thrown).hasMessageStartingWith("assertion failed: the test");
        assertThat(Events.take()).contains("first afterEach", "second afterEach");
    }

    @Test
    void whatAfterEachThrowsIsSuppressedInTheTestsFailure() {
        var thrown = Runs.thrown(TroubleFixture.class, "failsTwice");

        assertThat(thrown).hasMessageStartingWith("assertion failed: the test");
        assertThat(thrown.getCause()).hasMessage("the test");
        assertThat(thrown.getCause().getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder("first afterEach", "second afterEach");
    }

    @Test
    void whatAfterEachThrowsFailsATestThatHadPassed() {
        var thrown = Runs.thrown(TroubleFixture.class, "passesButAfterEachFails");

        assertThat(thrown.getMessage())
                .startsWith("panic: java.lang.IllegalStateException: ")
                .contains(" afterEach\n");
        assertThat(thrown.getCause().getSuppressed()).hasSize(1);
    }

    @Test
    void aFailureIsNotLostIfAfterEachHangsAfterIt() {
        var thrown = Runs.thrown(TroubleFixture.class, "failsAndThenHangs");

        assertThat(thrown)
                .hasMessageStartingWith("all goroutines are asleep - deadlock!")
                .hasMessageContaining(
                        "note     the test method had failed before, and then an @AfterEach method did not end: "
                                + "java.lang.AssertionError: the test\n");
        assertThat(thrown.getSuppressed()).extracting(Throwable::getMessage).containsExactly("the test");
    }

    @Test
    void ifBeforeEachFailsTheTestDoesNotRunButAfterEachDoes() {
        var thrown = Runs.thrown(TroubleFixture.BeforeFixture.class, "fails");

        assertThat(thrown).hasMessageStartingWith("panic: java.lang.IllegalStateException: beforeEach");
        assertThat(Events.take()).contains("first afterEach", "second afterEach");
    }

    @Test
    void afterEachRunsWhenTheTestExitsOrIsUnwound() {
        Runs.run(TroubleFixture.class, "exits", new String[] {"heddle.executions", "1"});
        assertThat(Events.take()).contains("first afterEach", "second afterEach");

        Runs.run(TroubleFixture.class, "deadlocks", new String[] {"heddle.executions", "1"});
        assertThat(Events.take()).contains("first afterEach", "second afterEach");
    }
}
