package dev.heddle.plainmemory;

import dev.heddle.GoBody;

/// A correct program that touches plain memory, and its broken twin, in which one thing is out of order.
///
/// @param name    what orders the accesses in the correct one
/// @param correct is silent
/// @param broken  has a data race
record Program(String name, GoBody correct, GoBody broken) {
    @Override
    public String toString() {
        return name;
    }
}
