/// Go's goroutines, channels and `select` for Java, with `sync`, `context` and `time`.
///
/// In production goroutines are virtual threads that run in parallel. Inside an exploration of `dev.heddle.explore`
/// the same program runs on a deterministic scheduler.
@org.jspecify.annotations.NullMarked
module dev.heddle.runtime {
    requires static transitive org.jspecify;

    exports dev.heddle;
    exports dev.heddle.context;
    exports dev.heddle.probe;
    exports dev.heddle.sync;
    exports dev.heddle.time;
    exports dev.heddle.model to
            dev.heddle.explore;
    exports dev.heddle.operation to
            dev.heddle.explore,
            dev.heddle.instrument,
            dev.heddle.junit;
    exports dev.heddle.scheduler to
            dev.heddle.explore;
}
