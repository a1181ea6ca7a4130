package dev.heddle.explore.drawing;

/// The choices of a token are not those that the property draws.
public final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misfit() {
        super("the choices do not fit", null, false, false);
    }
}
