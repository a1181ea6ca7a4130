package dev.heddle.examples.properties;

import dev.heddle.sync.Mutex;
import java.util.Arrays;

// tag::bank[]
/// Accounts between which money is moved. None may be overdrawn.
class Bank {
    final Mutex lock = new Mutex("bank");
    final int[] balances;

    Bank(int accounts, int balance) {
        balances = new int[accounts];
        Arrays.fill(balances, balance);
    }

    void transfer(Transfer t) {
        try (var _ = lock.hold()) {
            if (balances[t.from()] >= t.amount()) {
                move(t);
            }
        }
    }
    // end::bank[]

    void move(Transfer t) {
        balances[t.from()] -= t.amount();
        balances[t.to()] += t.amount();
    }

    int poorest() {
        try (var _ = lock.hold()) {
            return Arrays.stream(balances).min().orElse(0);
        }
    }

    // tag::wrong[]
    /// Looks first, and moves later: another transfer may come between.
    static final class LooksFirst extends Bank {
        LooksFirst(int accounts, int balance) {
            super(accounts, balance);
        }

        @Override
        void transfer(Transfer t) {
            boolean enough;
            try (var _ = lock.hold()) {
                enough = balances[t.from()] >= t.amount();
            }
            if (enough) {
                try (var _ = lock.hold()) {
                    move(t);
                }
            }
        }
    }
    // end::wrong[]
}
