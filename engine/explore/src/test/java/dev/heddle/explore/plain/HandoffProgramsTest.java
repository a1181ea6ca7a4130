package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.explore.Strategy;
import dev.heddle.probe.BlockingQueues;
import dev.heddle.probe.LinkedTransferQueues;
import dev.heddle.probe.SynchronousQueues;
import dev.heddle.probe.TransferQueues;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random programs of threads that hand things to each other, against the specification of the queues gone through
/// by brute force: what comes out of the search must be exactly what can come out.
class HandoffProgramsTest {
    private static final int PROGRAMS = 120;

    private enum Op {
        /// Waits until it is taken.
        HAND_OVER,
        /// Leaves it in the queue.
        LEAVE,
        TRY_HAND_OVER,
        TAKE,
        POLL
    }

    /// @param threads what each does, one after the other
    /// @param keeps   whether the queue can be left something in
    record Program(List<List<Op>> threads, boolean keeps) {
        static Program random(Random random, boolean keeps) {
            var ops = Op.values();
            var threads = Stream.generate(() -> Stream.generate(() -> ops[random.nextInt(ops.length)])
                            .map(op -> op == Op.LEAVE && !keeps ? Op.HAND_OVER : op)
                            .limit(1 + random.nextInt(2))
                            .toList())
                    .limit(2 + random.nextInt(2))
                    .toList();
            return new Program(threads, keeps);
        }
    }

    static Stream<Program> programs() {
        var random = new Random(7);
        return Stream.generate(() -> Program.random(random, random.nextBoolean()))
                .limit(PROGRAMS);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theSearchFindsWhatCanComeOut(Program program) {
        var search = Search.by(Strategy.dpor(), outcome -> {
            BlockingQueue<String> queue = program.keeps() ? LinkedTransferQueues.make() : SynchronousQueues.make();
            var results = new ArrayList<List<String>>();
            program.threads().forEach(_ -> results.add(new ArrayList<>()));
            var bodies = new GoBody[program.threads().size()];
            for (int i = 0; i < bodies.length; i++) {
                int thread = i;
                bodies[i] = () -> {
                    int step = 0;
                    for (var op : program.threads().get(thread)) {
                        results.get(thread).add(perform(op, queue, thread + "." + step++));
                    }
                };
            }
            Together.run(bodies);
            outcome.accept(results.toString());
        });

        assertThat(search.exploration().exhaustive()).isTrue();
        assertThat(search.outcomes()).isEqualTo(new Specification(program).outcomes());
    }

    private static String perform(Op op, BlockingQueue<String> queue, String value) throws InterruptedException {
        return switch (op) {
            case HAND_OVER -> {
                if (queue instanceof LinkedTransferQueue<String> transfers) {
                    TransferQueues.transfer(transfers, value);
                } else {
                    BlockingQueues.put(queue, value);
                }
                yield "given";
            }
            case LEAVE -> {
                BlockingQueues.put(queue, value);
                yield "left";
            }
            case TRY_HAND_OVER ->
                (queue instanceof LinkedTransferQueue<String> transfers
                                ? TransferQueues.tryTransfer(transfers, value)
                                : BlockingQueues.offer(queue, value))
                        + "";
            case TAKE -> BlockingQueues.take(queue);
            case POLL -> BlockingQueues.poll(queue) + "";
        };
    }

    /// Everything that can come out: whoever comes meets anybody who waits for him, or waits.
    private static final class Specification {
        private final Program program;
        private final int threads;
        private final Set<String> outcomes = new TreeSet<>();

        Specification(Program program) {
            this.program = program;
            this.threads = program.threads().size();
        }

        /// @param results of each thread
        /// @param offers  what lies there or is held out: whose it is, and the value
        /// @param takers  who waits for something
        /// @param givers  who waits for somebody who takes it
        private record State(List<List<String>> results, List<Offer> offers, Set<Integer> takers, Set<Integer> givers) {
            State copy() {
                var copies = new ArrayList<List<String>>();
                results.forEach(list -> copies.add(new ArrayList<>(list)));
                return new State(copies, new ArrayList<>(offers), new TreeSet<>(takers), new TreeSet<>(givers));
            }

            void done(int thread, String result) {
                results.get(thread).add(result);
                takers.remove(thread);
                givers.remove(thread);
            }
        }

        /// @param giver who waits until it is taken, or `null`
        private record Offer(@Nullable Integer giver, String value) {}

        Set<String> outcomes() {
            var results = new ArrayList<List<String>>();
            program.threads().forEach(_ -> results.add(new ArrayList<>()));
            explore(new State(results, List.of(), Set.of(), Set.of()));
            return outcomes;
        }

        private void explore(State state) {
            var isStuck = true;
            for (int i = 0; i < threads; i++) {
                var ops = program.threads().get(i);
                int at = state.results().get(i).size();
                if (at < ops.size()
                        && !state.takers().contains(i)
                        && !state.givers().contains(i)) {
                    isStuck = false;
                    step(state, i, ops.get(at), i + "." + at);
                }
            }
            if (isStuck) {
                outcomes.add(
                        state.takers().isEmpty() && state.givers().isEmpty()
                                ? state.results().toString()
                                : "Deadlock");
            }
        }

        private void step(State state, int i, Op op, String value) {
            switch (op) {
                case HAND_OVER, LEAVE, TRY_HAND_OVER -> {
                    var result = op == Op.HAND_OVER ? "given" : op == Op.LEAVE ? "left" : "true";
                    for (int taker : state.takers()) {
                        var next = state.copy();
                        next.done(taker, value);
                        next.done(i, result);
                        explore(next);
                    }
                    if (state.takers().isEmpty()) {
                        var next = state.copy();
                        if (op == Op.TRY_HAND_OVER) {
                            next.done(i, "false");
                        } else if (op == Op.LEAVE) {
                            next.offers().add(new Offer(null, value));
                            next.done(i, result);
                        } else {
                            next.offers().add(new Offer(i, value));
                            next.givers().add(i);
                        }
                        explore(next);
                    }
                }
                case TAKE, POLL -> {
                    var next = state.copy();
                    if (!next.offers().isEmpty()) {
                        var offer = next.offers().removeFirst();
                        next.done(i, offer.value());
                        if (offer.giver() != null) {
                            next.done(offer.giver(), "given");
                        }
                    } else if (op == Op.POLL) {
                        next.done(i, "null");
                    } else {
                        next.takers().add(i);
                    }
                    explore(next);
                }
            }
        }
    }
}
