package dev.heddle.examples;

import dev.heddle.examples.bugs.Mailbox;
import dev.heddle.junit.GoTest;
import java.util.concurrent.Executors;

/// The README's failing test of plain Java. [DocumentsTest] runs it; its name hides it from the build.
final class WrongMailbox {
    // tag::test[]
    @GoTest
    void everyLetterArrives() {
        var mailbox = new Mailbox<String>();
        try (var pool = Executors.newCachedThreadPool()) {
            pool.submit(mailbox::take);
            pool.submit(mailbox::take);
            pool.submit(() -> mailbox.put("hello"));
            pool.submit(() -> mailbox.put("world"));
        }
    }
    // end::test[]
}
