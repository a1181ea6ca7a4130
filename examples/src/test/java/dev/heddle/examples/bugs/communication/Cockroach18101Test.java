package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.context.Context;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;

/// A restore of CockroachDB splits ranges, and sends each that is ready to the importers, through a buffer. If the
/// context is cancelled the importers return, the buffer fills, and the splitter waits for ever.
///
/// Source: CockroachDB #18101, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("cockroach#18101")
final class Cockroach18101Test {
    private static void restore(boolean splitterListens) {
        var ctx = Context.background().withCancel();
        var ready = Chan.<Integer>buffered("ready for import", 1);
        Go.go("splitter", () -> {
            for (int range = 0; range < 4; range++) {
                if (!splitterListens) {
                    ready.send(range);
                } else if (!Go.select(
                        ready.sending(range).to(true), ctx.cancelled().to(false))) {
                    break;
                }
            }
            ready.close();
        });
        Go.go("importer", () -> {
            var open = true;
            while (open && ctx.err() == null) {
                open = Go.select(
                        ready.receiving().map(range -> range != null),
                        ctx.cancelled().to(false));
            }
        });

        ctx.cancel();
    }

    @GoTest(expect = GoroutineLeak.class)
    void theSplitterGoesOnAfterTheImporters() {
        restore(false);
    }

    @GoTest
    void theSplitterIsCancelledToo() {
        restore(true);
    }
}
