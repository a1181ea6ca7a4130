/// Who runs next: the ways of going through the schedules of a program, one class each.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.strategy;
