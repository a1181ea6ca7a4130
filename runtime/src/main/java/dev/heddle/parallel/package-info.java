/// Production: goroutines as virtual threads, how they wait for each other, and programs whose end ends them.
@org.jspecify.annotations.NullMarked
package dev.heddle.parallel;
