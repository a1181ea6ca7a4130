package dev.heddle.instrument.probe;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// What of the JDK is replaced: on a class which class, on a method which kind of method, if not an instance
/// method.
@Retention(RetentionPolicy.RUNTIME)
public @interface Replaces {
    /// The class.
    Class<?> type() default Object.class;

    /// A static method of it.
    boolean isStatic() default false;

    /// A constructor of it.
    boolean isConstructor() default false;
}
