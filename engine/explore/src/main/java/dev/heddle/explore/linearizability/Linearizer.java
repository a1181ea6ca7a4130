package dev.heddle.explore.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Looks for an order of a history's calls that explains what they returned: one call after another, each at some
/// moment between its beginning and its end (Herlihy and Wing, TOPLAS 1990; the search is that of Wing and Gong,
/// JPDC 1993).
///
/// A call that never came back is explained if it waits in the state in which all others have left the
/// specification. It is not tried as one that has taken effect: nothing but its return can tell, and an operation
/// that has done its work and then waits for ever is a fault.
///
/// @param <M> the specification
final class Linearizer<M> {
    private final Supplier<? extends M> specification;
    private final Map<String, ? extends Operation<?, M>> operations;

    Linearizer(Supplier<? extends M> specification, Map<String, ? extends Operation<?, M>> operations) {
        this.specification = specification;
        this.operations = operations;
    }

    /// An order that explains the history, or the one that comes furthest.
    ///
    /// @param explained  the calls in that order
    /// @param unexplained for each call that could have come next, what the specification says of it
    record Answer(List<History.Made> explained, List<Unexplained> unexplained) {
        boolean isExplained() {
            return unexplained.isEmpty();
        }
    }

    /// A call that could have come next.
    ///
    /// @param call     the call
    /// @param expected what it had to return there
    record Unexplained(History.Made call, Result expected) {}

    Answer explain(History history) {
        var search = new Search(history);
        search.extend();
        return search.best();
    }

    private final class Search {
        private final List<History.Made> calls;
        private final int[] order;
        private final boolean[] placed;
        private int length;
        private Answer best = new Answer(List.of(), List.of());
        private int bestLength = -1;

        Search(History history) {
            calls = history.calls();
            order = new int[calls.size()];
            placed = new boolean[calls.size()];
        }

        Answer best() {
            return best;
        }

        /// Tries every call that may come next; true if the order was completed.
        private boolean extend() {
            var unexplained = new ArrayList<Unexplained>();
            for (int next = 0; next < calls.size(); next++) {
                if (!mayComeNext(next)) {
                    continue;
                }
                var call = calls.get(next);
                var expected = answer(call);
                if (!expected.equals(call.result())) {
                    unexplained.add(new Unexplained(call, expected));
                    continue;
                }
                placed[next] = true;
                order[length++] = next;
                if (extend()) {
                    return true;
                }
                placed[next] = false;
                length--;
            }
            if (length > bestLength) {
                bestLength = length;
                best = new Answer(
                        Arrays.stream(order, 0, length).mapToObj(calls::get).toList(), unexplained);
            }
            return length == calls.size();
        }

        /// A call may come next if none that must come before it is left. Those that wait come last, as they must
        /// wait in the final state.
        private boolean mayComeNext(int next) {
            if (placed[next]) {
                return false;
            }
            var call = calls.get(next);
            for (int other = 0; other < calls.size(); other++) {
                if (other == next || placed[other]) {
                    continue;
                }
                var left = calls.get(other);
                if (left.precedes(call) || waits(call) && !waits(left)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean waits(History.Made call) {
            return call.result() == Result.Waits.WAITS;
        }

        /// What the specification says of a call after those in `order`: it is run anew each time, as it need not
        /// be able to go back.
        private Result answer(History.Made call) {
            M model = specification.get();
            for (int i = 0; i < length; i++) {
                Result.of(specified(calls.get(order[i])), model);
            }
            return Result.of(specified(call), model);
        }

        private Call<? super M> specified(History.Made call) {
            var operation = operations.get(call.operation());
            if (operation == null) {
                throw new IllegalStateException("no operation " + call.operation());
            }
            return operation.onSpecification();
        }
    }
}
