package dev.heddle.junit;

import dev.heddle.explore.Races;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.Failure;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.commons.annotation.Testable;

/// A test that is run once per interleaving of its goroutines, and fails if any of them fails.
///
/// ```java
/// final class PoolTest {
///     @GoTest
///     void everyJobIsDoneOnce() {
///         var jobs = Chan.<Integer>unbuffered("jobs");
///         Go.go("worker", () -> jobs.range().forEach(job -> ...));
///         jobs.send(1);
///         jobs.close();
///     }
/// }
/// ```
///
/// If the method has parameters, it must pass for all values of them: each is marked with
/// [dev.heddle.junit.property.ForAll] or jqwik's annotation of that name, and inputs and interleavings are explored
/// together, under one budget.
///
/// The method is an instance method, not private, and returns nothing. In each execution it runs
/// as the goroutine `main`, on a new instance of its class that is made inside the execution. Of Jupiter's
/// annotations `@BeforeEach` and `@AfterEach` methods run in each execution, `@BeforeAll` and `@AfterAll` methods
/// once per class, and `@Nested`, `@Tag`, `@Disabled`, `@DisplayName`, `@DisplayNameGeneration` and
/// `@TestMethodOrder` are honoured. Jupiter's extensions, and conditions such as `@EnabledOnOs`, are not.
///
/// An attribute that is not given is looked for in the [GoTestDefaults] of the class, of its superclasses, of the
/// classes around it and of its package, in this order. Attributes whose type is an array take one value: `races =
/// IGNORE`. Configuration parameters (see [Constants]) win over both.
///
/// May be used as a meta-annotation, to give a set of attributes a name.
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Testable
@API(status = Status.EXPERIMENTAL, since = "0.1")
public @interface GoTest {
    /// How the schedules are gone through; [Strategy#AUTO] if nobody says otherwise.
    Strategy[] strategy() default {};

    /// Stops after so many executions, 1 or more; 10,000 if nobody says otherwise.
    long[] executions() default {};

    /// Stops after so much real time: a number with `ms`, `s`, `m` or `h`, such as `"200ms"`; 5 s if nobody says
    /// otherwise.
    String[] budget() default {};

    /// Cuts an execution after so many steps, 1 or more; 20,000 if nobody says otherwise.
    int[] maxSteps() default {};

    /// For [Strategy#PCT]: how many ordering constraints a bug needs at most, 1 or more; 3 if nobody says
    /// otherwise.
    int[] depth() default {};

    /// For [Strategy#DEPTH_FIRST]: runs the schedules with no preemption, then those with one, up to so many,
    /// 0 or more; without a bound if nobody says otherwise.
    int[] preemptions() default {};

    /// What all random choices come from: a decimal number, a hexadecimal one with `0x`, or `random` for another
    /// one in each run. If nobody says otherwise, or empty, it follows from the names of the class and the method.
    String[] seed() default {};

    /// Runs exactly one execution: the one of this token, from the report of a failure.
    String replay() default "";

    /// With [#replay], of a test that has been edited since: where it no longer does what the token says, goes on
    /// with what is nearest, and the report notes from which step. Otherwise the test fails there and says what is
    /// different.
    boolean nearest() default false;

    /// When virtual time passes; [TimeModel#IDLE] if nobody says otherwise.
    TimeModel[] time() default {};

    /// What to do about data races; [Races#FAIL] if nobody says otherwise.
    Races[] races() default {};

    /// Whether goroutines that are blocked for ever when the test has returned are a failure; `true` if nobody says
    /// otherwise.
    boolean[] leaks() default {};

    /// What executions have of their own; [Isolation#NONE] if nobody says otherwise.
    Isolation[] isolation() default {};

    /// The test passes only if a failure of one of these kinds is found. Failures of other kinds do not end the
    /// search, and do not count; if nothing expected is found, the test fails with them.
    Class<? extends Failure>[] expect() default {};
}
