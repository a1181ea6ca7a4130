package dev.heddle;

/// The one value that carries no information: Go's `struct{}{}`, for channels that only signal.
public enum Unit {
    /// The value.
    UNIT
}
