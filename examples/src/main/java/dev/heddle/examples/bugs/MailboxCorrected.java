package dev.heddle.examples.bugs;

import org.jspecify.annotations.Nullable;

/// [Mailbox], with everybody woken who waits.
///
/// @param <T> what is sent
public final class MailboxCorrected<T> {
    private @Nullable T letter;

    /// Brings a letter, once there is room.
    ///
    /// @param newLetter the letter
    /// @return the letter
    /// @throws InterruptedException if the thread is interrupted while it waits
    public synchronized T put(T newLetter) throws InterruptedException {
        while (letter != null) {
            wait();
        }
        letter = newLetter;
        notifyAll();
        return newLetter;
    }

    /// Fetches a letter, once there is one.
    ///
    /// @return the letter
    /// @throws InterruptedException if the thread is interrupted while it waits
    public synchronized T take() throws InterruptedException {
        while (letter == null) {
            wait();
        }
        var taken = letter;
        letter = null;
        notifyAll();
        return taken;
    }
}
