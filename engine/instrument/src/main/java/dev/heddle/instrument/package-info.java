/// Rewrites bytecode so that the explorer sees fields, monitors and the JDK's synchronisation: as a class loader
/// and as a Java agent.
@org.jspecify.annotations.NullMarked
package dev.heddle.instrument;
