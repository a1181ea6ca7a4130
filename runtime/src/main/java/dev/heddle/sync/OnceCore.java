package dev.heddle.sync;

/// Decides who runs the body of a once.
sealed interface OnceCore permits ModelOnce, ParallelOnce {
    /// True for the first caller, who runs the body and then calls [#complete]; the others wait for that and get
    /// false.
    boolean enter() throws InterruptedException;

    /// The body has run, or panicked.
    void complete();
}
