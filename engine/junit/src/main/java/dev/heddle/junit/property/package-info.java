/// Where the arguments of a `@GoTest` method with parameters come from: `@ForAll`, and the sources of values.
@org.jspecify.annotations.NullMarked
package dev.heddle.junit.property;
