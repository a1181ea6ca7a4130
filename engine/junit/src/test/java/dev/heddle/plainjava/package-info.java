/// Programs in plain Java, as users write them, and what the explorer finds in them.
@org.jspecify.annotations.NullMarked
package dev.heddle.plainjava;
