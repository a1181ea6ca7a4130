package dev.heddle.probe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a class that rewritten classes extend in place of one of the JDK: it extends that one, has the same
/// constructors, and overrides what an execution does otherwise.
///
/// So what a class of the program overrides is called as in the JDK, and what it calls by `super` is controlled. An
/// object that is made where no exploration runs the calling thread does exactly what the original does.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BaseFor {
    /// The class of the JDK.
    Class<?> value();
}
