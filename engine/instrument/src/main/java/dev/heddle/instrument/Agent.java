package dev.heddle.instrument;

import dev.heddle.probe.Watching;
import java.lang.System.Logger.Level;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The Java agent: rewrites the classes of the whole JVM as they are loaded, and opens to Heddle what its fast
/// scheduler needs of `java.lang`.
///
/// Its argument is empty, or names what is left alone besides Heddle and test libraries: prefixes of class names,
/// with commas between.
///
/// ```
/// java -javaagent:heddle-instrument.jar=com.acme.generated.,org.example. ...
/// ```
public final class Agent {
    /// Set while the agent is at work; the JUnit engine then loads no twins. Not one of the keys that users set.
    private static final String PRESENT = "dev.heddle.agent";
    /// What wants `java.lang` to be open, the first time that it is used.
    private static final String CARRIER = "dev/heddle/scheduler/CarrierKind";

    private Agent() {}

    /// Whether the agent is at work in this JVM.
    public static boolean isPresent() {
        return Boolean.getBoolean(PRESENT);
    }

    /// Called by the JVM before the program begins.
    ///
    /// @param argument        prefixes of class names with commas between, or `null` for none
    /// @param instrumentation of this JVM
    public static void premain(@Nullable String argument, Instrumentation instrumentation) {
        var excluded = argument == null || argument.isBlank()
                ? List.<String>of()
                : List.of(argument.strip().split(","));
        exportPlaces(instrumentation);
        // Among those that retransform: they see a class after all others have, whichever agent was named first, and
        // JaCoCo wants to see it as it was compiled.
        instrumentation.addTransformer(
                new Transformer(instrumentation, new Delegation(excluded)),
                instrumentation.isRetransformClassesSupported());
        System.setProperty(PRESENT, "true");
    }

    /// The jar of an agent is on the class path, whatever the program is on; there the rewriter may not use what
    /// a named module keeps for modules of Heddle.
    private static void exportPlaces(Instrumentation instrumentation) {
        var own = Agent.class.getModule();
        ModuleLayer.boot()
                .findModule("dev.heddle.runtime")
                .filter(runtime -> !own.isNamed())
                .ifPresent(runtime -> instrumentation.redefineModule(
                        runtime, Set.of(), Map.of("dev.heddle.operation", Set.of(own)), Map.of(), Set.of(), Map.of()));
    }

    private static final class Transformer implements ClassFileTransformer {
        private final Instrumentation instrumentation;
        private final Delegation delegation;
        private @Nullable Instrumenter instrumenter;

        Transformer(Instrumentation instrumentation, Delegation delegation) {
            this.instrumentation = instrumentation;
            this.delegation = delegation;
        }

        @Override
        public byte @Nullable [] transform(
                Module module,
                @Nullable ClassLoader loader,
                @Nullable String internalName,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] classFile) {
            if (loader == null
                    || internalName == null
                    || redefined != null && !Watching.isRewritten(redefined)
                    || loader == ClassLoader.getPlatformClassLoader()
                    || loader instanceof InstrumentingLoader) {
                return null;
            }
            if (internalName.equals(CARRIER)) {
                openJavaLang(module);
            }
            if (delegation.isTaken(internalName.replace('/', '.'))) {
                return null;
            }
            try {
                makeReadable(module);
                return rewrite(loader, internalName, classFile);
            } catch (LinkageError e) {
                System.getLogger("dev.heddle.instrument")
                        .log(
                                Level.WARNING,
                                internalName + " is not watched: heddle-runtime is not on the class path: " + e);
                return null;
            }
        }

        private byte @Nullable [] rewrite(ClassLoader loader, String internalName, byte[] classFile) {
            if (instrumenter == null) {
                instrumenter = Instrumenter.ofRuntime();
            }
            var rewritten = instrumenter.rewrite(loader, internalName, classFile);
            if (rewritten != null) {
                Watching.rewritten(loader, internalName.replace('/', '.'));
            }
            return rewritten;
        }

        /// Rewritten code of a named module calls the probes, whatever else it reads. The class path, where Heddle
        /// may be, too, is what the JVM lets it read by itself.
        private void makeReadable(Module module) {
            var probes = Watching.class.getModule();
            if (module.isNamed() && probes.isNamed() && !module.canRead(probes)) {
                instrumentation.redefineModule(module, Set.of(probes), Map.of(), Map.of(), Set.of(), Map.of());
            }
        }

        private void openJavaLang(Module module) {
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of(),
                    Map.of("java.lang", Set.of(module)),
                    Set.of(),
                    Map.of());
        }
    }
}
