package dev.heddle.stress;

import dev.heddle.Chan;
import dev.heddle.Go;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// The happens-before edges of channels, seen by a plain field: each goroutine writes or reads it beside its operation.
///
/// @see <a href="https://go.dev/ref/mem#chan">The Go Memory Model, Channel communication</a>
public final class Channels {
    private Channels() {}

    /// A send happens before its receive.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class Unbuffered {
        private final Chan<String> channel = Chan.unbuffered();
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::sender, this::receiver);

        private void sender() {
            plain = 1;
            channel.send("value");
        }

        private void receiver() {
            channel.receive();
            read = plain;
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }

    /// A receive happens before its send completes, if there is no buffer.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class UnbufferedBack {
        private final Chan<String> channel = Chan.unbuffered();
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::sender, this::receiver);

        private void sender() {
            channel.send("value");
            read = plain;
        }

        private void receiver() {
            plain = 1;
            channel.receive();
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }

    /// A send happens before its receive, whether the value went through the ring or straight to the receiver.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class Buffered {
        private final Chan<String> channel = Chan.buffered(1);
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::sender, this::receiver);

        private void sender() {
            plain = 1;
            channel.send("value");
        }

        private void receiver() {
            channel.receive();
            read = plain;
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }

    /// The k-th receive happens before the k+C-th send completes: what makes a channel a semaphore.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class BufferedBack {
        private final Chan<String> channel = Chan.buffered(1);
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::sender, this::receiver);

        private void sender() {
            channel.send("first");
            channel.send("second");
            read = plain;
        }

        private void receiver() {
            plain = 1;
            channel.receive();
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }

    /// A close happens before a receive that returns because of it.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class Close {
        private final Chan<String> channel = Chan.unbuffered();
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::closer, this::receiver);

        private void closer() {
            plain = 1;
            channel.close();
        }

        private void receiver() {
            channel.receive();
            read = plain;
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }

    /// A send that does not wait, to one who tries too; all that is right if there was nothing yet.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class TrySend {
        private final Chan<String> channel = Chan.buffered(1);
        private int plain;
        private int read = 1;
        private final Pair goroutines = new Pair(this::sender, this::receiver);

        private void sender() {
            plain = 1;
            channel.trySend("value");
        }

        private void receiver() {
            if (channel.tryReceive().isPresent()) {
                read = plain;
            }
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }

    /// Two selects that meet at one of two channels.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class Selects {
        private final Chan<String> left = Chan.unbuffered();
        private final Chan<String> right = Chan.unbuffered();
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::sender, this::receiver);

        private void sender() {
            plain = 1;
            Go.select(right.sending("value"), left.sending("value"));
        }

        private void receiver() {
            Go.select(left.receiving(), right.receiving());
            read = plain;
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }

    /// A select that waits at both ends of things, and is ended by a close.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class SelectAndClose {
        private final Chan<String> left = Chan.unbuffered();
        private final Chan<String> right = Chan.buffered(1);
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::closer, this::receiver);

        private void closer() {
            plain = 1;
            right.close();
        }

        private void receiver() {
            Go.select(left.sending("value").map(_ -> ""), right.receiving());
            read = plain;
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }
}
