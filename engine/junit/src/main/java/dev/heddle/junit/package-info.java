/// How a JUnit test is explored: `@GoTest` and its settings.
@org.jspecify.annotations.NullMarked
package dev.heddle.junit;
