/// Mistakes that people make with goroutines: each as a test that finds it, followed by its corrected twin.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.mistakes;
