package dev.heddle.explore.drawing;

/// No input can be made of the choices at hand.
public final class GaveUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GaveUp(String why) {
        super(why, null, false, false);
    }
}
