package dev.heddle.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.instrument.fixtures.Arrays;
import dev.heddle.instrument.fixtures.Fields;
import dev.heddle.instrument.fixtures.Handled;
import dev.heddle.instrument.fixtures.Language;
import dev.heddle.instrument.fixtures.Locking;
import dev.heddle.instrument.fixtures.Replaced;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rewritten code does what it did before.
final class MeaningTest {
    /// What a stand-in of the tests, or the private monitor, changes on purpose.
    private static final Set<String> CHANGED = Set.of("held", "waiting", "references", "thread");

    static Stream<Method> methods() {
        return Stream.of(Language.class, Fields.class, Arrays.class, Locking.class, Replaced.class, Handled.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && !Modifier.isPrivate(method.getModifiers())
                        && !method.isSynthetic()
                        && method.getParameterCount() == 0
                        && !CHANGED.contains(method.getName()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void rewrittenCodeDoesTheSame(Method method) throws Throwable {
        var rewritten = new Rewritten(method.getDeclaringClass().desiredAssertionStatus());

        var twin = rewritten.call(method.getDeclaringClass(), method.getName());

        assertThat(twin).isEqualTo(Rewritten.call(method));
        assertThat(rewritten.twin(method.getDeclaringClass())).isNotSameAs(method.getDeclaringClass());
    }
}
