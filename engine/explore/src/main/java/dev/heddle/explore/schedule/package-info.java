/// What happened in one execution, step by step.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.schedule;
