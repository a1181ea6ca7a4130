package dev.heddle.examples.context;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import dev.heddle.context.Context;
import dev.heddle.sync.WaitGroup;

/// How is a goroutine told that its work is no longer wanted?
///
/// It gets a context, and selects on its cancellation beside everything that it waits for. `cancel` closes one
/// channel that all of them watch. Try-with-resources cancels at the end of the block, so it cannot be forgotten.
///
/// The Go program: *Best practices*, "handle goroutine lifecycle"; `context.WithCancel`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=context.H01_Cancel`
///
/// It prints:
///
/// ```
/// 1
/// 2
/// 3
/// the generator has ended
/// ```
final class H01_Cancel {
    static void main() {
        Go.run(() -> {
            var wg = new WaitGroup();
            // tag::cancel[]
            try (var ctx = Context.background().withCancel()) {
                for (int n : numbers(ctx, wg).range()) {
                    IO.println(n);
                    if (n == 3) {
                        break;
                    }
                }
            }
            // end::cancel[]
            wg.await();
            IO.println("the generator has ended");
        });
    }

    // tag::generator[]
    static ReceiveChan<Integer> numbers(Context ctx, WaitGroup wg) {
        var out = Chan.<Integer>unbuffered("numbers");
        wg.go(() -> {
            int n = 1;
            while (Go.select(out.sending(n).to(true), ctx.cancelled().to(false))) {
                n++;
            }
        });
        return out;
    }
    // end::generator[]
}
