/// Runs a concurrent program under the interleavings that matter, and replays what it finds.
@org.jspecify.annotations.NullMarked
module dev.heddle.explore {
    requires transitive dev.heddle.runtime;
    requires com.google.common;
    requires static transitive org.jspecify;

    exports dev.heddle.explore;
    exports dev.heddle.explore.failure;
    exports dev.heddle.explore.input;
    exports dev.heddle.explore.linearizability;
    exports dev.heddle.explore.outcome;
    exports dev.heddle.explore.schedule;
    exports dev.heddle.explore.report to
            dev.heddle.junit;
}
