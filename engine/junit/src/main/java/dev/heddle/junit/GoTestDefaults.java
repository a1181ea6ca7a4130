package dev.heddle.junit;

import dev.heddle.explore.Races;
import dev.heddle.explore.TimeModel;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/// What the attributes of [GoTest] mean where a test does not give them: on a class for its tests, those of its
/// subclasses and of the classes nested in it; on a package (in `package-info.java`) for its tests, but not those
/// of other packages below it. The nearest one wins, attribute by attribute.
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@API(status = Status.EXPERIMENTAL, since = "0.1")
public @interface GoTestDefaults {
    /// See [GoTest#strategy].
    Strategy[] strategy() default {};

    /// See [GoTest#executions].
    long[] executions() default {};

    /// See [GoTest#budget].
    String[] budget() default {};

    /// See [GoTest#maxSteps].
    int[] maxSteps() default {};

    /// See [GoTest#depth].
    int[] depth() default {};

    /// See [GoTest#preemptions].
    int[] preemptions() default {};

    /// See [GoTest#seed].
    String[] seed() default {};

    /// See [GoTest#time].
    TimeModel[] time() default {};

    /// See [GoTest#races].
    Races[] races() default {};

    /// See [GoTest#leaks].
    boolean[] leaks() default {};

    /// See [GoTest#isolation].
    Isolation[] isolation() default {};
}
