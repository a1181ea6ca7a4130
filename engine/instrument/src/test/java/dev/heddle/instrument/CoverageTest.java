package dev.heddle.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.instrument.fixtures.Arrays;
import dev.heddle.instrument.fixtures.Locking;
import dev.heddle.instrument.probe.Log;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.junit.jupiter.api.Test;

/// JaCoCo's agent comes first, and what it adds to a class is not watched.
final class CoverageTest {
    /// Defines a class after JaCoCo and we have rewritten it.
    private static Class<?> covered(Class<?> type, LoggerRuntime runtime) throws IOException {
        var path = type.getName().replace('.', '/');
        byte[] covered;
        try (var in = Objects.requireNonNull(type.getResourceAsStream("/" + path + ".class"))) {
            covered = new Instrumenter(runtime).instrument(in, type.getName());
        }
        var rewritten = Objects.requireNonNull(Rewritten.INSTRUMENTER.rewrite(type.getClassLoader(), path, covered));
        return new ClassLoader(type.getClassLoader()) {
            Class<?> define() {
                return defineClass(type.getName(), rewritten, 0, rewritten.length);
            }
        }.define();
    }

    @Test
    void theProbesOfJacocoAreNoEvents() throws Throwable {
        var runtime = new LoggerRuntime();
        var data = new RuntimeData();
        runtime.startup(data);
        try {
            var type = covered(Arrays.class, runtime);
            Class.forName(type.getName(), true, type.getClassLoader());
            Log.take();

            Rewritten.call(type.getDeclaredMethod("simple"));

            assertThat(Log.take())
                    .map(event -> event.replaceAll(" line.*", ""))
                    .isEqualTo(List.of("write int[] 1 in simple", "read int[] 1 in simple"));
            var collected = new ExecutionDataStore();
            data.collect(collected, new SessionInfoStore(), false);
            assertThat(collected.getContents()).anyMatch(ExecutionData::hasHits);
        } finally {
            runtime.shutdown();
        }
    }

    @Test
    void coveredCodeDoesTheSame() throws Throwable {
        var runtime = new LoggerRuntime();
        runtime.startup(new RuntimeData());
        try {
            for (var method : List.of("blocks", "methods", "wides", "ofTheClass", "thrown", "loop")) {
                var type = covered(Locking.class, runtime);

                assertThat(Rewritten.call(type.getDeclaredMethod(method)))
                        .isEqualTo(Rewritten.call(Locking.class.getDeclaredMethod(method)));
            }
        } finally {
            runtime.shutdown();
        }
    }
}
