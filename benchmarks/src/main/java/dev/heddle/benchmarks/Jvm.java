package dev.heddle.benchmarks;

/// How the JVMs are started that something is measured in.
final class Jvm {
    /// What the fast carrier of explorations needs.
    static final String OPEN = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    /// Makes production mode what it is in production. With the explorer on the class path, as here, it would note
    /// where each object is made.
    static final String PRODUCTION = "-Dheddle.sites=false";

    private Jvm() {}

    /// Chooses what later explorations of this JVM run on.
    ///
    /// @param carrier `continuation` (the fast one) or `baton` (the one for JVMs in which `java.lang` is not open)
    static void choose(String carrier) {
        System.setProperty("heddle.carrier", carrier);
    }
}
