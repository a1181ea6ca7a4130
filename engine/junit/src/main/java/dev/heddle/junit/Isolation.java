package dev.heddle.junit;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/// What the executions of one test have of their own.
@API(status = Status.EXPERIMENTAL, since = "0.1")
public enum Isolation {
    /// A new instance of the test class. Static fields are shared by all executions.
    NONE,
    /// The classes too, so that each execution begins with fresh static fields: about 50 µs for each class that
    /// it uses.
    /// `@BeforeAll` and `@AfterAll` methods run in each execution, and besides once for the class.
    EXECUTION
}
