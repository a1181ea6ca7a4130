package dev.heddle.probe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a class whose public static methods stand for methods of a class or interface of the JDK: rewritten code
/// calls them instead.
///
/// A method without a further mark stands for the instance method of that name: its first parameter is the
/// receiver, the others and the result are the same. See also [OfStatic] and [OfConstructor]. Where no exploration
/// runs the calling thread, each does exactly what the original does. The receiver may be of any subclass: one
/// that the explorer does not know is simply called.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StandsFor {
    /// The class or interface of the JDK.
    Class<?> value();
}
