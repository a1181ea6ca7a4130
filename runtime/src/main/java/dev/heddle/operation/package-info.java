/// The words of a schedule: which operations there are, how an event touches an object, and where in the source it
/// stands.
@org.jspecify.annotations.NullMarked
package dev.heddle.operation;
