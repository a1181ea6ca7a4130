package dev.heddle.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Counts the suite, so that the documentation can say how large it is.
class SuiteSizeConformance {
    @Test
    void theSuiteHasAtLeast450Behaviours() throws Exception {
        assertThat(behaviours().count()).isGreaterThanOrEqualTo(450);
    }

    @Test
    void everyBehaviourIsASentence() throws Exception {
        List<String> names = behaviours().map(Method::getName).toList();

        assertThat(names).allSatisfy(name -> assertThat(name).matches("[a-z]+[A-Za-z0-9]*[A-Z][A-Za-z0-9]*"));
    }

    private static Stream<Method> behaviours() throws IOException, URISyntaxException, ClassNotFoundException {
        var own = SuiteSizeConformance.class;
        var folder = Path.of(
                        own.getProtectionDomain().getCodeSource().getLocation().toURI())
                .resolve(own.getPackageName().replace('.', '/'));
        Stream.Builder<Method> methods = Stream.builder();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("Conformance.class")) {
                    var suite = Class.forName(own.getPackageName() + "." + name.substring(0, name.length() - 6));
                    Stream.of(suite.getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(InBothModes.class))
                            .forEach(methods);
                }
            }
        }
        return methods.build();
    }
}
