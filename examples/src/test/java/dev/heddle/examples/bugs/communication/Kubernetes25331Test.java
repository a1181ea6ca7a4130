package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.context.Context;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;

/// A watch of Kubernetes on etcd ends with an error that it sends to its consumer. The consumer has stopped the
/// watch and reads no more.
///
/// Source: Kubernetes #25331, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#25331")
final class Kubernetes25331Test {
    private static void watch(boolean listens) {
        var ctx = Context.background().withCancel();
        var errors = Chan.<String>unbuffered("errors");
        var results = Chan.<String>unbuffered("results");
        Go.go("etcd", () -> {
            ctx.done().receive();
            errors.send("watch canceled");
        });
        Go.go("watch", () -> {
            var error = errors.receiveOr("");
            if (listens) {
                Go.select(results.sending(error), ctx.cancelled());
            } else {
                results.send(error);
            }
        });

        ctx.cancel();
    }

    @GoTest(expect = GoroutineLeak.class)
    void theErrorHasNoReader() {
        watch(false);
    }

    @GoTest
    void whoStoppedNeedsNoError() {
        watch(true);
    }
}
