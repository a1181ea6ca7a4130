package dev.heddle.probe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method that stands for a constructor: same parameters, and the new object as its result.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OfConstructor {}
