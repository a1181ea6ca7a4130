package dev.heddle.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The stand-ins fit what they stand for.
class StandInClassesTest {
    @Test
    void everyMethodStandsForOneThatThereIs() {
        var misfits = new ArrayList<String>();
        for (var c : StandInClasses.all()) {
            var type = c.getAnnotation(StandsFor.class).value();
            for (var method : c.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && !fits(method, type)) {
                    misfits.add(method.toString());
                }
            }
        }

        assertThat(misfits).isEmpty();
    }

    @Test
    void everyConstructorOfWhatIsControlledHasAStandIn() {
        var missing = new TreeSet<String>();
        for (var c : StandInClasses.all()) {
            var type = c.getAnnotation(StandsFor.class).value();
            var made = Arrays.stream(c.getDeclaredMethods())
                    .filter(m -> m.isAnnotationPresent(OfConstructor.class))
                    .toList();
            if (made.isEmpty() || !type.getName().startsWith("java.util.concurrent.")) {
                continue;
            }
            for (var constructor : type.getConstructors()) {
                if (made.stream().noneMatch(m -> Arrays.equals(m.getParameterTypes(), parameters(constructor)))) {
                    missing.add(constructor.toString());
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyPublicMethodOfTheAtomicsHasAStandIn() {
        var missing = new TreeSet<String>();
        for (var c : StandInClasses.all()) {
            var type = c.getAnnotation(StandsFor.class).value();
            if (!type.getName().startsWith("java.util.concurrent.atomic.Atomic")) {
                continue;
            }
            for (var method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())
                        && !method.getName().equals("length")
                        && !method.getName().equals("newUpdater") // see Updaters
                        && Arrays.stream(c.getDeclaredMethods()).noneMatch(m -> isFor(m, method, type))) {
                    missing.add(method.toString());
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    private static Class<?>[] parameters(Constructor<?> constructor) {
        return constructor.getParameterTypes();
    }

    private static boolean fits(Method standIn, Class<?> type) {
        if (!Modifier.isStatic(standIn.getModifiers())) {
            return false;
        }
        if (standIn.isAnnotationPresent(OfConstructor.class)) {
            return standIn.getReturnType() == type
                    && Arrays.stream(type.getConstructors())
                            .anyMatch(k -> Arrays.equals(k.getParameterTypes(), standIn.getParameterTypes()));
        }
        return Arrays.stream(type.getMethods()).anyMatch(m -> isFor(standIn, m, type));
    }

    private static boolean isFor(Method standIn, Method original, Class<?> type) {
        var parameters = standIn.getParameterTypes();
        var isOfStatic = standIn.isAnnotationPresent(OfStatic.class);
        if (!isOfStatic) {
            if (parameters.length == 0 || parameters[0] != type) {
                return false;
            }
            parameters = Arrays.copyOfRange(parameters, 1, parameters.length);
        }
        return standIn.getName().equals(original.getName())
                && isOfStatic == Modifier.isStatic(original.getModifiers())
                && Arrays.equals(parameters, original.getParameterTypes())
                && standIn.getReturnType() == original.getReturnType();
    }
}
