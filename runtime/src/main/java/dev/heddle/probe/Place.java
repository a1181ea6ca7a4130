package dev.heddle.probe;

import dev.heddle.operation.Site;

/// One access to plain memory in the program's code: what it accesses, and where it stands.
///
/// @param field     equal for two accesses to the same field, of whatever object; see [Places]
/// @param kind      what sort of memory
/// @param className the class that declares the field, or that declares the method that is called on a collection;
///                  empty for elements of arrays
/// @param member    the field or the method; empty for elements of arrays
/// @param site      the place in the source, or [Site#UNKNOWN]
@SuppressWarnings("exports") // only the modules that know Site describe places
public record Place(int field, Kind kind, String className, String member, Site site) {
    /// Sorts of memory.
    public enum Kind {
        /// A field of an object.
        FIELD,
        /// A static field.
        STATIC,
        /// An element of an array.
        ELEMENT,
        /// A collection or a builder of the JDK as a whole.
        WHOLE
    }

    /// The class as a program names it: without its package, nested classes with a dot.
    public String simpleClassName() {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}
