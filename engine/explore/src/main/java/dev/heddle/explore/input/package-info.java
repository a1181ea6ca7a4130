/// Inputs of a body, made of drawn choices: drawing them, and making them smaller.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.input;
