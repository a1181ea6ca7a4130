/// The main job: explore a wrong program, and replay what was found. The packages below hold the samples.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples;
