/// Go's goroutines, channels and `select`.
@org.jspecify.annotations.NullMarked
package dev.heddle;
