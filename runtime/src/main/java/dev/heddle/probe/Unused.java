package dev.heddle.probe;

/// Objects that were made outside of an execution: each execution begins with an unused one in their place.
final class Unused {
    private Unused() {}

    /// Throws if an object is in a state that no execution can begin with.
    ///
    /// @param state what is the matter with it: `locked`
    static void check(Object object, boolean isUsed, String state) {
        if (isUsed) {
            throw new IllegalStateException("a " + Names.of(object.getClass())
                    + " that was made outside of the exploration is " + state
                    + ": an execution can only begin with an unused one; make it inside the explored body");
        }
    }
}
