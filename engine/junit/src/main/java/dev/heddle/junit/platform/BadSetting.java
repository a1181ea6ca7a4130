package dev.heddle.junit.platform;

import org.junit.platform.commons.JUnitException;

/// The user has set something that does not exist or to a value that is not allowed. The message is all he needs.
final class BadSetting extends JUnitException {
    private static final long serialVersionUID = 1L;

    /// @param message which setting, where, what is allowed and what it was
    BadSetting(String message) {
        super(message, null, false, false);
    }
}
