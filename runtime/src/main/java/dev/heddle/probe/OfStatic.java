package dev.heddle.probe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method that stands for a static method: same name, same parameters, same result.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OfStatic {}
