package dev.heddle.stress;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.Main;

/// Runs the tests: jcstress with the options that they need, and then those of the command line.
public final class Stress {
    /// [Carried] needs `java.lang`, and jcstress native code; no thread of a test is worth tracking; production notes
    /// no places.
    private static final String JVM_OPTIONS = "--add-opens=java.base/java.lang=ALL-UNNAMED "
            + "--enable-native-access=ALL-UNNAMED -Djdk.trackAllThreads=false -Dheddle.sites=false";

    private Stress() {}

    public static void main(String[] arguments) throws Exception {
        var all = new ArrayList<>(List.of("-jvmArgsPrepend", JVM_OPTIONS));
        all.addAll(List.of(arguments));
        Main.main(all.toArray(String[]::new));
    }
}
