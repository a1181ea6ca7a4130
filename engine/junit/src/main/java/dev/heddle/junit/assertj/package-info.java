/// AssertJ assertions on explorations.
@org.jspecify.annotations.NullMarked
package dev.heddle.junit.assertj;
