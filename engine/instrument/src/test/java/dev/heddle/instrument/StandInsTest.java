package dev.heddle.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.probe.OfConstructor;
import dev.heddle.probe.OfStatic;
import dev.heddle.probe.StandInClasses;
import dev.heddle.probe.StandsFor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each stand-in of the runtime stands for something: a misspelt one would never be called.
final class StandInsTest {
    static Stream<Method> standIns() {
        return StandInClasses.all().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
    }

    @ParameterizedTest
    @MethodSource("standIns")
    void standsForAMethodOfTheJdk(Method standIn) throws NoSuchMethodException {
        var original =
                standIn.getDeclaringClass().getAnnotation(StandsFor.class).value();
        var parameters = standIn.getParameterTypes();

        assertThat(Modifier.isStatic(standIn.getModifiers())).isTrue();
        if (standIn.isAnnotationPresent(OfConstructor.class)) {
            assertThat(original.getConstructor(parameters)).isNotNull();
            assertThat(standIn.getReturnType()).isEqualTo(original);
            return;
        }
        var isStatic = standIn.isAnnotationPresent(OfStatic.class);
        if (!isStatic) {
            assertThat(parameters[0]).isEqualTo(original);
            parameters = Arrays.copyOfRange(parameters, 1, parameters.length);
        }
        var replaced = find(original, standIn.getName(), parameters);
        assertThat(replaced.getReturnType()).isEqualTo(standIn.getReturnType());
        assertThat(Modifier.isStatic(replaced.getModifiers())).isEqualTo(isStatic);
    }

    private static Method find(Class<?> type, String name, Class<?>[] parameters) throws NoSuchMethodException {
        return type.isInterface() && name.equals("hashCode")
                ? Object.class.getMethod(name)
                : type.getMethod(name, parameters);
    }
}
