package dev.heddle;

import org.jspecify.annotations.Nullable;

/// A panic: what Go's `panic` raises, and what misusing a channel or a lock raises.
///
/// `recover` is `catch (GoPanic p)`. The message is Go's text, such as `send on closed channel`.
///
/// @see <a href="https://go.dev/ref/spec#Handling_panics">Go spec, Handling panics</a>
public class GoPanic extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object value;

    /// A panic with this value; if it is a [Throwable], it is also the cause.
    ///
    /// @param value what was passed to `panic`
    public GoPanic(Object value) {
        this(text(value), value, value instanceof Throwable cause ? cause : null);
    }

    GoPanic(String message, Object value, @Nullable Throwable cause) {
        super(message, cause);
        this.value = value;
    }

    /// What was passed to `panic`; for a panic of the library, its text.
    public Object value() {
        return value;
    }

    private static String text(Object value) {
        return value instanceof Throwable t && t.getMessage() != null ? t.getMessage() : String.valueOf(value);
    }
}
