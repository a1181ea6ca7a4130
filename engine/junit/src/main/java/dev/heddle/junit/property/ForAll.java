package dev.heddle.junit.property;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/// On a parameter of a `@GoTest` method: the test must pass for every value, in every interleaving.
///
/// Where jqwik is on the class path its annotation of the same name does the same; either may be used.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@API(status = Status.EXPERIMENTAL, since = "0.1")
public @interface ForAll {
    /// The name of a method without parameters, of the test class or one around it, that returns a [ValueSource];
    /// if it is empty, the values follow from the type of the parameter and the annotations on it.
    String value() default "";
}
