package dev.heddle.examples.bugs;

import dev.heddle.junit.GoTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/// All kernels that are rebuilt here, and what others have published about each.
final class Corpus {
    private Corpus() {}

    /// Every test of every kernel, by kernel; those with the bug before the twin.
    static List<Variant> variants() {
        return classes()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(method -> AnnotationSupport.findAnnotation(method, GoTest.class)
                        .map(settings -> new Variant(nameOf(method.getDeclaringClass()), method, settings))
                        .stream())
                .sorted(Comparator.comparing(Variant::kernel)
                        .thenComparing(variant -> !variant.hasBug())
                        .thenComparing(variant -> variant.method().getName()))
                .toList();
    }

    static List<Variant> withBug() {
        return variants().stream().filter(Variant::hasBug).toList();
    }

    static List<Variant> twins() {
        return variants().stream().filter(variant -> !variant.hasBug()).toList();
    }

    /// Every class of tests that is a kernel.
    static Stream<Class<?>> classes() {
        return ReflectionSupport.streamAllClassesInPackage(
                Corpus.class.getPackageName(), type -> type.isAnnotationPresent(Kernel.class), _ -> true);
    }

    static String nameOf(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(Kernel.class)).value();
    }

    /// What others have found, by kernel, in the order of GoBench's classes.
    static Map<String, Published> published() {
        var all = new LinkedHashMap<String, Published>();
        try (var in = Objects.requireNonNull(Corpus.class.getResourceAsStream("published.tsv"), "published.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> Published.of(new ArrayList<>(Arrays.asList(line.split("\t", -1)))))
                    .forEach(row -> all.put(row.kernel(), row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
