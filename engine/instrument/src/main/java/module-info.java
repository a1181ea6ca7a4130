/// Rewrites bytecode so that the explorer sees plain Java, as a class loader and as a Java agent.
@org.jspecify.annotations.NullMarked
module dev.heddle.instrument {
    requires transitive dev.heddle.runtime;
    requires transitive java.instrument;
    requires static transitive org.jspecify;

    exports dev.heddle.instrument;
}
