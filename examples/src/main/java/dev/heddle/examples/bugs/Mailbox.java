package dev.heddle.examples.bugs;

import org.jspecify.annotations.Nullable;

/// Room for one letter, in plain Java. Those who bring and those who fetch wait in one queue, the monitor's, and
/// `notify` wakes any one of them: perhaps one who cannot go on either. [MailboxCorrected] wakes them all.
///
/// @param <T> what is sent
// tag::wrong[]
public final class Mailbox<T> {
    private @Nullable T letter;

    public synchronized T put(T newLetter) throws InterruptedException {
        while (letter != null) {
            wait();
        }
        letter = newLetter;
        notify();
        return newLetter;
    }

    public synchronized T take() throws InterruptedException {
        while (letter == null) {
            wait();
        }
        var taken = letter;
        letter = null;
        notify();
        return taken;
    }
}
// end::wrong[]
