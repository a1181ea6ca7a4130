package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.instrument.Delegation;
import dev.heddle.instrument.Instrumenter;
import dev.heddle.instrument.RewrittenClasses;
import dev.heddle.junit.fixtures.plain.AccessesFixture;
import dev.heddle.junit.fixtures.plain.ModesFixture;
import dev.heddle.junit.fixtures.plain.StateFixture;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever reads or writes shared memory is seen to do so: a race where nothing orders it, silence where something
/// does.
final class AccessesTest {
    private static final List<Class<?>> FIXTURES =
            List.of(AccessesFixture.class, ModesFixture.class, StateFixture.class);

    private static Stream<Arguments> cases() {
        return FIXTURES.stream().flatMap(AccessesTest::cases);
    }

    private static Stream<Arguments> cases(Class<?> fixture) {
        try {
            var twin = new RewrittenClasses(fixture.getClassLoader(), Instrumenter.ofRuntime(), Delegation.STANDARD)
                    .newLoader(true)
                    .twin(fixture);
            var names = (List<?>) twin.getMethod("names").invoke(null);
            return names.stream().map(name -> Arguments.of(name, twin));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Exploration explore(Class<?> twin, String name, boolean isOrdered)
            throws ReflectiveOperationException {
        var body = (GoBody) twin.getMethod("body", String.class, boolean.class).invoke(null, name, isOrdered);
        return Explorer.explorer()
                .executions(2_000)
                .budget(Duration.ofMinutes(2))
                .explore(body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aRaceIsFoundWhereNothingOrders(String name, Class<?> twin) throws ReflectiveOperationException {
        var exploration = explore(twin, name, false);

        assertThat(exploration.failure()).as(exploration.report()).get().isInstanceOf(DataRace.class);
        assertThat(exploration.report()).contains(twin.getSimpleName() + ".java:");
        assertThat(exploration.replayed().failure()).get().isInstanceOf(DataRace.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatIsOrderedIsSilent(String name, Class<?> twin) throws ReflectiveOperationException {
        var exploration = explore(twin, name, true);

        assertThat(exploration.failures()).as(exploration.report()).isEmpty();
        assertThat(exploration.exhaustive()).isTrue();
    }
}
