package dev.heddle.examples;

import dev.heddle.examples.bugs.Mailbox;
import dev.heddle.examples.bugs.MailboxCorrected;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import java.util.concurrent.Executors;

/// The README's example of plain Java, and its correction.
final class MailboxTest {
    @GoTest(expect = Deadlock.class)
    void aLetterIsStuckIfOnlyOneIsWoken() {
        var mailbox = new Mailbox<String>();
        try (var pool = Executors.newCachedThreadPool()) {
            pool.submit(mailbox::take);
            pool.submit(mailbox::take);
            pool.submit(() -> mailbox.put("hello"));
            pool.submit(() -> mailbox.put("world"));
        }
    }

    @GoTest
    void everyLetterArrivesIfAllAreWoken() {
        var mailbox = new MailboxCorrected<String>();
        try (var pool = Executors.newCachedThreadPool()) {
            pool.submit(mailbox::take);
            pool.submit(mailbox::take);
            pool.submit(() -> mailbox.put("hello"));
            pool.submit(() -> mailbox.put("world"));
        }
    }
}
