package dev.heddle.examples.bugs.communication;

import dev.heddle.Go;
import dev.heddle.context.CancelContext;
import dev.heddle.context.Context;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;

/// A transaction of CockroachDB has a goroutine that waits for its context to end, so that it can roll back. The
/// transaction is committed, and nobody cancels the context.
///
/// Source: CockroachDB #13197, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("cockroach#13197")
final class Cockroach13197Test {
    private static final class Transaction {
        private final CancelContext ctx;

        Transaction(Context parent) {
            ctx = parent.withCancel();
            Go.go("rollback", () -> ctx.done().receive());
        }

        void commit() {}

        void commitAndEnd() {
            ctx.cancel();
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void theContextOutlivesTheTransaction() {
        new Transaction(Context.background()).commit();
    }

    @GoTest
    void theCommitEndsTheContext() {
        new Transaction(Context.background()).commitAndEnd();
    }
}
