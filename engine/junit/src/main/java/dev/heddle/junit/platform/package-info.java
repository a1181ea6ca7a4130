/// The test engine: finds `@GoTest` methods, explores them and tells JUnit what came out.
@org.jspecify.annotations.NullMarked
package dev.heddle.junit.platform;
