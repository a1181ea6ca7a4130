package dev.heddle.explore.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.linearizability.History.Made;
import dev.heddle.explore.linearizability.Result.Returned;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// The search for an order against the simplest thing that can be right: all permutations.
final class LinearizerTest {
    private static final Map<String, Operation<Object, Deque<Integer>>> QUEUE = Map.of(
            "put(1)", operation("put(1)", q -> q.add(1)),
            "put(2)", operation("put(2)", q -> q.add(2)),
            "poll()", operation("poll()", Deque::poll),
            "take()",
                    operation("take()", q -> {
                        if (q.isEmpty()) {
                            throw new Blocked();
                        }
                        return q.remove();
                    }));

    private static Operation<Object, Deque<Integer>> operation(String name, Call<Deque<Integer>> call) {
        return new Operation<>(name, _ -> null, call);
    }

    @Test
    void agreesWithAllPermutationsOnRandomHistories() {
        var random = new SplittableRandom(7);
        int explained = 0;
        for (int i = 0; i < 20_000; i++) {
            var history = randomHistory(random);
            Supplier<Deque<Integer>> model = ArrayDeque::new;

            boolean expected = anyPermutationExplains(history);

            assertThat(new Linearizer<>(model, QUEUE).explain(history).isExplained())
                    .as(() -> history.drawn())
                    .isEqualTo(expected);
            explained += expected ? 1 : 0;
        }
        // Both answers must have been asked for often.
        assertThat(explained).isBetween(2_000, 18_000);
    }

    @Test
    void aCallThatEndedBeforeAnotherBeganComesFirst() {
        var history = new History(List.of(
                new Made(0, "put(1)", 0, 1, new Returned(true)), new Made(1, "poll()", 2, 3, new Returned(null))));

        var answer = new Linearizer<>(ArrayDeque<Integer>::new, QUEUE).explain(history);

        assertThat(answer.explained()).extracting(Made::operation).containsExactly("put(1)");
        assertThat(answer.unexplained())
                .singleElement()
                .satisfies(next -> assertThat(next.expected()).isEqualTo(new Returned(1)));
    }

    @Test
    void callsAtTheSameTimeMayComeEitherWay() {
        var history = new History(List.of(
                new Made(0, "put(1)", 0, 3, new Returned(true)), new Made(1, "poll()", 1, 2, new Returned(null))));

        assertThat(new Linearizer<>(ArrayDeque<Integer>::new, QUEUE)
                        .explain(history)
                        .isExplained())
                .isTrue();
    }

    @Test
    void aWaitIsRightInTheFinalStateOnly() {
        var waits = new Made(0, "take()", 0, Made.NEVER, Result.Waits.WAITS);
        var put = new Made(1, "put(1)", 1, 2, new Returned(true));
        var poll = new Made(1, "poll()", 3, 4, new Returned(1));
        var linearizer = new Linearizer<>(ArrayDeque<Integer>::new, QUEUE);

        assertThat(linearizer.explain(new History(List.of(waits, put))).isExplained())
                .isFalse();
        assertThat(linearizer.explain(new History(List.of(waits, put, poll))).isExplained())
                .isTrue();
    }

    /// Up to three goroutines and five calls, with results that are right often enough.
    private static History randomHistory(SplittableRandom random) {
        int calls = random.nextInt(1, 6);
        var names = QUEUE.keySet().stream().sorted().toList();
        var free = new ArrayList<>(List.of(0, 1, 2));
        var open = new ArrayList<Made>();
        var made = new ArrayList<Made>();
        int time = 0;
        int begun = 0;
        while (begun < calls && !free.isEmpty() || !open.isEmpty()) {
            boolean begin = begun < calls && !free.isEmpty() && (open.isEmpty() || random.nextBoolean());
            if (begin) {
                int goroutine = free.remove(random.nextInt(free.size()));
                var name = names.get(random.nextInt(names.size()));
                open.add(new Made(goroutine, name, time++, Made.NEVER, Result.Waits.WAITS));
                begun++;
                continue;
            }
            var call = open.remove(random.nextInt(open.size()));
            if (call.operation().equals("take()") && random.nextInt(3) == 0) {
                made.add(call); // never comes back, and its goroutine is never free again
                continue;
            }
            made.add(new Made(call.goroutine(), call.operation(), call.began(), time++, result(call, random)));
            free.add(call.goroutine());
        }
        made.sort((a, b) -> Integer.compare(a.began(), b.began()));
        return new History(made);
    }

    private static Result result(Made call, SplittableRandom random) {
        if (call.operation().startsWith("put")) {
            return new Returned(true);
        }
        int value = random.nextInt(0, 3);
        return new Returned(value == 0 ? null : value);
    }

    private static boolean anyPermutationExplains(History history) {
        return permutes(new ArrayList<>(), new ArrayList<>(history.calls()));
    }

    private static boolean permutes(List<Made> order, List<Made> left) {
        if (left.isEmpty()) {
            return explains(order);
        }
        for (int i = 0; i < left.size(); i++) {
            var rest = new ArrayList<>(left);
            var longer = new ArrayList<>(order);
            longer.add(rest.remove(i));
            if (permutes(longer, rest)) {
                return true;
            }
        }
        return false;
    }

    /// Judges a whole order: what precedes comes first, what waits comes last and has to wait, every other call
    /// returns what it returned.
    private static boolean explains(List<Made> order) {
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                if (order.get(j).ended() < order.get(i).began()) {
                    return false;
                }
            }
        }
        var queue = new ArrayDeque<Integer>();
        boolean waiting = false;
        for (var call : order) {
            boolean waits = call.ended() == Made.NEVER;
            if (waiting && !waits) {
                return false;
            }
            waiting |= waits;
            if (waits) {
                if (!queue.isEmpty()) {
                    return false;
                }
                continue;
            }
            if (call.operation().startsWith("put")) {
                queue.add(call.operation().equals("put(1)") ? 1 : 2);
                continue;
            }
            if (call.operation().equals("take()") && queue.isEmpty()) {
                return false;
            }
            if (!call.result().equals(new Returned(queue.poll()))) {
                return false;
            }
        }
        return true;
    }
}
