package dev.heddle.channel;

import static dev.heddle.production.Together.check;
import static dev.heddle.production.Together.go;
import static dev.heddle.production.Together.join;
import static dev.heddle.production.Together.run;

import dev.heddle.GoBody;
import dev.heddle.channel.ChannelCore.Attempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Small programs of two or three threads on channels of production. Each says itself what must hold: whatever was
/// sent has been received once, in the order of its sender, and nobody is left in a queue.
public final class ParallelChannelPrograms {
    private ParallelChannelPrograms() {}

    public static Map<String, GoBody> all() {
        var all = new LinkedHashMap<String, GoBody>();
        for (int i = 0; i <= 2; i++) {
            int capacity = i;
            all.put("one sender, one receiver, capacity " + i, () -> pass(capacity));
            all.put("two senders, capacity " + i, () -> twoSenders(capacity));
            all.put("close against two receivers, capacity " + i, () -> closeAgainstReceivers(capacity));
        }
        for (int i = 0; i <= 1; i++) {
            int capacity = i;
            all.put("two receivers, capacity " + i, () -> twoReceivers(capacity));
            all.put("try to send against a receiver, capacity " + i, () -> trySend(capacity));
            all.put("try to receive against a sender, capacity " + i, () -> tryReceive(capacity));
            all.put("close against two senders, capacity " + i, () -> closeAgainstSenders(capacity));
            all.put("interrupt against a hand-off, capacity " + i, () -> interruptReceiver(capacity));
            all.put("interrupt against a receive, capacity " + i, () -> interruptSender(capacity));
            all.put("select of two against their senders, capacity " + i, () -> selectOfTwo(capacity));
            all.put("select against close, capacity " + i, () -> selectAgainstClose(capacity));
            all.put("a time-out against a sender, capacity " + i, () -> timeOut(capacity));
        }
        all.put("a time-out, and nobody who waits", ParallelChannelPrograms::timeOutAlone);
        all.put("select of two, and one sender", ParallelChannelPrograms::selectOne);
        all.put("select to send or receive", ParallelChannelPrograms::selectToSend);
        all.put("select against select", ParallelChannelPrograms::selectAgainstSelect);
        all.put("a look at what is always there", ParallelChannelPrograms::neverEmpty);
        all.put("a try to send to who has always waited", ParallelChannelPrograms::neverNotReady);
        return all;
    }

    private static <T> ParallelChannel<T> channel(int capacity) {
        return new ParallelChannel<>("c", capacity);
    }

    private static void pass(int capacity) throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(capacity);
        run(
                () -> {
                    for (int i = 1; i <= 3; i++) {
                        receive(c, i);
                    }
                },
                () -> {
                    for (int i = 1; i <= 3; i++) {
                        send(c, i);
                    }
                });
        unused(c);
    }

    private static void twoSenders(int capacity) throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(capacity);
        var received = new ArrayList<@Nullable Integer>();
        run(
                () -> {
                    for (int i = 0; i < 3; i++) {
                        received.add(c.receive());
                    }
                },
                () -> {
                    send(c, 1);
                    send(c, 2);
                },
                () -> send(c, 3));
        check(List.of(List.of(1, 2, 3), List.of(1, 3, 2), List.of(3, 1, 2)).contains(received), "received " + received);
        unused(c);
    }

    private static void twoReceivers(int capacity) throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(capacity);
        var received = new @Nullable Integer[3];
        run(
                () -> {
                    for (int i = 1; i <= 3; i++) {
                        send(c, i);
                    }
                },
                () -> {
                    received[0] = c.receive();
                    received[1] = c.receive();
                },
                () -> received[2] = c.receive());
        check(
                List.of(List.of(1, 2, 3), List.of(1, 3, 2), List.of(2, 3, 1)).contains(List.of(received)),
                "received " + List.of(received));
        unused(c);
    }

    private static void trySend(int capacity) throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(capacity);
        run(
                () -> {
                    var done = c.trySend(1) == Attempt.DONE;
                    if (!done) {
                        send(c, 1);
                    }
                },
                () -> receive(c, 1));
        unused(c);
    }

    private static void tryReceive(int capacity) throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(capacity);
        run(
                () -> {
                    var got = c.tryReceive();
                    check((got == null ? c.receive() : got) == 1, "another value");
                },
                () -> send(c, 1));
        unused(c);
    }

    private static void closeAgainstReceivers(int capacity) throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(capacity);
        run(
                () -> check(c.close(), "closed before"),
                () -> check(c.receive() == null, "received"),
                () -> check(c.receive() == null, "received"));
        check(c.tryReceive() == null && c.trySend(1) == Attempt.CLOSED, "not closed");
        nobodyWaits(c);
    }

    private static void closeAgainstSenders(int capacity) throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(capacity);
        var sent = new boolean[2];
        run(() -> check(c.close(), "closed before"), () -> sent[0] = c.send(1), () -> sent[1] = c.send(2));
        int left = 0;
        while (c.tryReceive() != null) {
            left++;
        }
        check(left == (sent[0] ? 1 : 0) + (sent[1] ? 1 : 0), "sent and not there, or there and not sent: " + left);
        nobodyWaits(c);
    }

    private static void interruptReceiver(int capacity) throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(capacity);
        var received = new int[1];
        var receiver = go(() -> {
            try {
                receive(c, 1);
                received[0] = 1;
            } catch (InterruptedException e) {
                received[0] = 0;
            }
        });
        var sender = go(() -> send(c, 1));
        receiver.interrupt();
        receiver.join();
        if (received[0] == 0) {
            receive(c, 1);
        }
        sender.join();
        unused(c);
    }

    private static void interruptSender(int capacity) throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(capacity);
        for (int i = 0; i < capacity; i++) {
            send(c, 0);
        }
        var sent = new boolean[1];
        var sender = go(() -> {
            try {
                sent[0] = c.send(1);
            } catch (InterruptedException e) {
                sent[0] = false;
            }
        });
        var received = new ArrayList<Integer>();
        var receiver = go(() -> {
            for (var value = c.tryReceive(); value != null; value = c.tryReceive()) {
                received.add(value);
            }
        });
        sender.interrupt();
        join(List.of(sender, receiver));
        for (var value = c.tryReceive(); value != null; value = c.tryReceive()) {
            received.add(value);
        }
        check(received.size() == capacity + (sent[0] ? 1 : 0), "sent " + sent[0] + " and received " + received);
        unused(c);
    }

    private static void selectOfTwo(int capacity) throws Exception {
        var a = ParallelChannelPrograms.<Integer>channel(capacity);
        var b = ParallelChannelPrograms.<Integer>channel(capacity);
        run(
                () -> {
                    var first = select(SelectCase.receive(a), SelectCase.receive(b));
                    check(Objects.equals(first.value(), first.index() + 1), "the value of the other channel");
                    if (first.index() == 0) {
                        receive(b, 2);
                    } else {
                        receive(a, 1);
                    }
                },
                () -> send(a, 1),
                () -> send(b, 2));
        unused(a);
        unused(b);
    }

    private static void selectAgainstClose(int capacity) throws Exception {
        var a = ParallelChannelPrograms.<Integer>channel(capacity);
        var b = ParallelChannelPrograms.<Integer>channel(capacity);
        run(
                () -> {
                    var first = select(SelectCase.receive(a), SelectCase.receive(b));
                    check(first.isClosed() == (first.index() == 1), "the wrong case");
                    if (first.isClosed()) {
                        receive(a, 1);
                    }
                },
                () -> send(a, 1),
                () -> check(b.close(), "closed before"));
        unused(a);
        nobodyWaits(b);
    }

    private static void selectToSend() throws Exception {
        var a = ParallelChannelPrograms.<Integer>channel(0);
        var b = ParallelChannelPrograms.<Integer>channel(0);
        var done = new Selected[1];
        run(() -> done[0] = select(SelectCase.send(a, 1), SelectCase.receive(b)), () -> {
            if (b.trySend(2) == Attempt.NOT_READY) {
                receive(a, 1);
            }
        });
        check(done[0].index() == 0 || Objects.equals(done[0].value(), 2), "the wrong case");
        unused(a);
        unused(b);
    }

    private static void selectAgainstSelect() throws Exception {
        var a = ParallelChannelPrograms.<Integer>channel(0);
        var b = ParallelChannelPrograms.<Integer>channel(0);
        var done = new Selected[2];
        run(
                () -> done[0] = select(SelectCase.send(a, 1), SelectCase.receive(b)),
                () -> done[1] = select(SelectCase.receive(a), SelectCase.send(b, 2)));
        check(done[0].index() == done[1].index(), "each has taken another case");
        check(Objects.equals(done[done[0].index() == 0 ? 1 : 0].value(), done[0].index() + 1), "another value");
        unused(a);
        unused(b);
    }

    private static void timeOut(int capacity) throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(capacity);
        run(
                () -> {
                    var first = select(SelectCase.receive(c), SelectCase.after(1));
                    if (first.index() == 1) {
                        receive(c, 1);
                    } else {
                        check(Objects.equals(first.value(), 1), "another value");
                    }
                },
                () -> send(c, 1));
        unused(c);
    }

    /// Nobody comes afterwards who would find what the time-out has left in the queue.
    private static void timeOutAlone() throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(0);
        var sent = new boolean[1];
        var first = new Selected[1];
        run(
                () -> first[0] = select(SelectCase.receive(c), SelectCase.after(1)),
                () -> sent[0] = c.trySend(1) == Attempt.DONE);
        check(sent[0] == (first[0].index() == 0), "sent and not received, or received and not sent");
        unused(c);
    }

    /// The same for the case that is not chosen.
    private static void selectOne() throws Exception {
        var a = ParallelChannelPrograms.<Integer>channel(0);
        var b = ParallelChannelPrograms.<Integer>channel(0);
        run(
                () -> check(select(SelectCase.receive(a), SelectCase.receive(b)).index() == 1, "the wrong case"),
                () -> send(b, 2));
        unused(a);
        unused(b);
    }

    /// A buffer that is full, and a sender that waits: whoever receives, there is always something left for one
    /// more.
    private static void neverEmpty() throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(1);
        send(c, 1);
        var sender = go(() -> send(c, 2));
        while (c.senders().isEmpty()) {
            Thread.onSpinWait();
        }
        var receiver = go(() -> check(c.receive() != null, "closed"));
        check(c.tryReceive() != null, "nothing there");
        join(List.of(sender, receiver));
        unused(c);
    }

    /// A receiver that waits until the channel is closed: whoever sends reaches it, or finds the channel closed.
    private static void neverNotReady() throws Exception {
        var c = ParallelChannelPrograms.<Integer>channel(0);
        var receiver = go(c::receive);
        while (c.receivers().isEmpty()) {
            Thread.onSpinWait();
        }
        var closer = go(c::close);
        check(c.trySend(1) != Attempt.NOT_READY, "nobody there");
        join(List.of(receiver, closer));
        nobodyWaits(c);
    }

    private static Selected select(SelectCase... cases) throws InterruptedException {
        return ParallelSelect.select(cases, false);
    }

    private static void send(ParallelChannel<Integer> c, int value) throws InterruptedException {
        check(c.send(value), "closed");
    }

    private static void receive(ParallelChannel<Integer> c, int expected) throws InterruptedException {
        var value = c.receive();
        check(value != null && value == expected, "received " + value + " in place of " + expected);
    }

    private static void unused(ParallelChannel<?> c) {
        check(c.isUnused(), "something is left over");
    }

    private static void nobodyWaits(ParallelChannel<?> c) {
        check(c.senders().isEmpty() && c.receivers().isEmpty(), "somebody is left over");
    }
}
