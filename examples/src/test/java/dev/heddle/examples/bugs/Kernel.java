package dev.heddle.examples.bugs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A class of tests that rebuilds a known bug. A test with `expect` has the bug; the one without is its fixed twin.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Kernel {
    /// The project and the number of its issue or pull request, such as `etcd#7492`, or what a classic is called;
    /// the row of `published.tsv`.
    String value();
}
