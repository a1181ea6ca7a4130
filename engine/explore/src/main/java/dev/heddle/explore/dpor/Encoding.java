package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Labels;
import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Events as `long`s between searches that do not number footprints alike: the label, how many accesses there are,
/// and for each the access and the parameter of its object ([dev.heddle.explore.strategy.Dependence#parameter]). Labels
/// and objects have the same numbers in all workers
/// of a search (see [dev.heddle.model.Identities#forAnotherThread]).
///
/// The parameter is there because who reads it does not have the execution at hand that made the channel.
final class Encoding {
    private Encoding() {}

    /// Writes events.
    static final class Writer {
        private final Footprints footprints;
        private final IntUnaryOperator parameter;
        private long[] out = new long[64];
        private int size;

        /// @param parameter of an object, as the relation has it
        Writer(Footprints footprints, IntUnaryOperator parameter) {
            this.footprints = footprints;
            this.parameter = parameter;
        }

        void number(long n) {
            if (size == out.length) {
                out = Arrays.copyOf(out, 2 * size);
            }
            out[size++] = n;
        }

        void event(long label, long footprint) {
            number(label);
            int accesses = footprints.size(footprint);
            number(accesses);
            for (int i = 0; i < accesses; i++) {
                long access = footprints.get(footprint, i);
                number(access);
                number(Access.mode(access) == Mode.TICK ? 0 : parameter.applyAsInt(Access.object(access)));
            }
        }

        void sequence(Sequence events) {
            for (int i = 0; i < events.size(); i++) {
                event(events.label(i), events.footprint(i));
            }
        }

        /// A tree: each node after its parent and the siblings before it, and how deep it stands.
        void tree(WakeupTrees trees, int tree) {
            int[] path = new int[16];
            int depth = 0;
            int node = tree;
            while (node != WakeupTrees.NONE || depth > 0) {
                if (node == WakeupTrees.NONE) {
                    node = trees.nextSibling(path[--depth]);
                    continue;
                }
                number(depth);
                event(trees.label(node), trees.footprint(node));
                if (depth == path.length) {
                    path = Arrays.copyOf(path, 2 * depth);
                }
                path[depth++] = node;
                node = trees.firstChild(node);
            }
        }

        /// What was written, and begins anew.
        long[] take() {
            var all = Arrays.copyOf(out, size);
            size = 0;
            return all;
        }
    }

    /// Reads events, whose objects get numbers of the reader's own: one for each pair of object and parameter, so
    /// that it does not matter if interleavings make different channels in the same place.
    static final class Reader {
        private final Footprints footprints;
        private final Objects objects;
        private final Labels accesses = new Labels();
        private long[] in = {};
        private int at;
        private long label;
        private long footprint;

        Reader(Footprints footprints, Objects objects) {
            this.footprints = footprints;
            this.objects = objects;
        }

        void begin(long[] events, int from) {
            in = events;
            at = from;
        }

        boolean hasNext() {
            return at < in.length;
        }

        long number() {
            return in[at++];
        }

        /// Reads an event, of which then [#label] and [#footprint] tell.
        void event() {
            label = number();
            accesses.clear();
            for (long i = number(); i > 0; i--) {
                long access = number();
                long parameter = number();
                var mode = Access.mode(access);
                accesses.add(
                        mode == Mode.TICK
                                ? access
                                : Access.of(
                                        objects.number(Access.object(access), (int) parameter),
                                        mode,
                                        Access.index(access)));
            }
            footprint = footprints.code(accesses);
        }

        long label() {
            return label;
        }

        long footprint() {
            return footprint;
        }

        void sequence(Sequence into) {
            into.clear();
            while (hasNext()) {
                event();
                into.add(label, footprint);
            }
        }

        /// Reads a tree, which is all that is left to be read.
        int tree(WakeupTrees trees) {
            int first = WakeupTrees.NONE;
            int[] last = new int[16];
            int known = 0;
            while (hasNext()) {
                int depth = (int) number();
                event();
                int parent = depth == 0 ? WakeupTrees.NONE : last[depth - 1];
                int node = trees.add(parent, depth < known ? last[depth] : WakeupTrees.NONE, label, footprint);
                if (depth == last.length) {
                    last = Arrays.copyOf(last, 2 * depth);
                }
                last[depth] = node;
                known = depth + 1;
                first = first == WakeupTrees.NONE ? node : first;
            }
            return first;
        }
    }
}
