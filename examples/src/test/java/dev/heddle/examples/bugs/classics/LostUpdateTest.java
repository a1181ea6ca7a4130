package dev.heddle.examples.bugs.classics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;

/// A counter is read, and then written. Another increment between the two is lost.
///
/// Described in: Goetz and others, "Java Concurrency in Practice" (2006), section 2.2.1.
@Kernel("lost update")
final class LostUpdateTest {
    private static final class Account {
        private final Mutex mu = new Mutex("account");
        private int balance;

        int balance() {
            try (var _ = mu.hold()) {
                return balance;
            }
        }

        void setBalance(int next) {
            try (var _ = mu.hold()) {
                balance = next;
            }
        }

        void deposit(int amount) {
            try (var _ = mu.hold()) {
                balance += amount;
            }
        }
    }

    private static void depositTwice(Account account, Runnable deposit) {
        var tellers = new WaitGroup();
        tellers.go(deposit::run);
        tellers.go(deposit::run);
        tellers.await();
        assertThat(account.balance()).isEqualTo(20);
    }

    /// Each method has the lock, so there is no data race. Both together have it twice.
    @GoTest(expect = AssertionFailed.class)
    void readAndWriteAreTwoCriticalSections() {
        var account = new Account();
        depositTwice(account, () -> account.setBalance(account.balance() + 10));
    }

    @GoTest
    void readAndWriteAreOneCriticalSection() {
        var account = new Account();
        depositTwice(account, () -> account.deposit(10));
    }
}
