package dev.heddle.agentfixtures;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Has its own class transformed again, as a mocking library does. It is an agent, too, and looks at what comes to
/// it after Heddle's agent: whether the class calls probes.
public final class RetransformedProgram {
    private static final AtomicReference<Instrumentation> INSTRUMENTATION = new AtomicReference<>();
    private static final List<Boolean> WATCHED = new CopyOnWriteArrayList<>();
    private int count;

    private RetransformedProgram() {}

    private static final class Looking implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String internalName,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] classFile) {
            if ("dev/heddle/agentfixtures/RetransformedProgram".equals(internalName)) {
                WATCHED.add(new String(classFile, StandardCharsets.ISO_8859_1).contains("dev/heddle/probe/Memory"));
            }
            return null;
        }
    }

    public static void premain(String argument, Instrumentation instrumentation) {
        INSTRUMENTATION.set(instrumentation);
        instrumentation.addTransformer(new Looking(), true);
    }

    /// The JVM refuses a class that has other methods than before, or methods that were synchronized.
    private synchronized int countUp() {
        var counted = new ArrayList<Integer>();
        Consumer<Integer> add = counted::add;
        add.accept(++count);
        return counted.getFirst();
    }

    public static void main(String[] arguments) throws UnmodifiableClassException {
        var program = new RetransformedProgram();
        program.countUp();
        INSTRUMENTATION.get().retransformClasses(RetransformedProgram.class);
        System.out.println("watched " + WATCHED + ", count " + program.countUp());
    }
}
