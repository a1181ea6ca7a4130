package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import java.util.Arrays;

/// Wakeup trees (Abdulla et al., POPL 2014): the beginnings of executions that are still to be explored, ordered. A
/// node is a transition with its footprint; the children of a node are tried from first to last. A tree goes by the
/// place of its first child, or [#NONE] if it is empty.
///
/// Nodes live in arrays and are used again.
final class WakeupTrees {
    static final int NONE = -1;

    private final Dependence dependence;
    private long[] label = new long[64];
    private long[] footprint = new long[64];
    private int[] firstChild = new int[64];
    private int[] nextSibling = new int[64];
    private int used;
    private int free = NONE;

    WakeupTrees(Dependence dependence) {
        this.dependence = dependence;
    }

    long label(int node) {
        return label[node];
    }

    int firstChild(int node) {
        return firstChild[node];
    }

    int nextSibling(int node) {
        return nextSibling[node];
    }

    /// How many children a tree has.
    int width(int tree) {
        int width = 0;
        for (int node = tree; node != NONE; node = nextSibling[node]) {
            width++;
        }
        return width;
    }

    /// Forgets all trees.
    void clear() {
        used = 0;
        free = NONE;
    }

    /// Forgets a node, but not its children or siblings.
    void release(int node) {
        nextSibling[node] = free;
        free = node;
    }

    /// Makes a sequence, or an equivalent of it, the beginning of some execution. It is used up.
    ///
    /// @return the tree's first child from now on
    int insert(int tree, Sequence sequence) {
        int parent = NONE;
        int first = tree;
        while (true) {
            int last = NONE;
            int child = first;
            while (child != NONE && !sequence.hasWeakInitial(label[child], footprint[child], dependence)) {
                last = child;
                child = nextSibling[child];
            }
            if (child == NONE) {
                int added = branch(sequence);
                if (last != NONE) {
                    nextSibling[last] = added;
                } else if (parent != NONE) {
                    firstChild[parent] = added;
                }
                return tree == NONE ? added : tree;
            }
            sequence.remove(label[child]);
            if (firstChild[child] == NONE || sequence.size() == 0) {
                return tree; // a leaf stands for everything that begins with it
            }
            parent = child;
            first = firstChild[child];
        }
    }

    private int branch(Sequence sequence) {
        int child = NONE;
        for (int i = sequence.size() - 1; i >= 0; i--) {
            int node = node(sequence.label(i), sequence.footprint(i));
            firstChild[node] = child;
            child = node;
        }
        return child;
    }

    /// Adds a node without children.
    ///
    /// @param parent   whose child it is, or [#NONE]
    /// @param previous the sibling after which it stands, the last one so far, or [#NONE]
    int add(int parent, int previous, long newLabel, long newFootprint) {
        int node = node(newLabel, newFootprint);
        if (previous != NONE) {
            nextSibling[previous] = node;
        } else if (parent != NONE) {
            firstChild[parent] = node;
        }
        return node;
    }

    long footprint(int node) {
        return footprint[node];
    }

    int used() {
        return used;
    }

    private int node(long newLabel, long newFootprint) {
        int node = free;
        if (node != NONE) {
            free = nextSibling[node];
        } else {
            if (used == label.length) {
                int size = 2 * used;
                label = Arrays.copyOf(label, size);
                footprint = Arrays.copyOf(footprint, size);
                firstChild = Arrays.copyOf(firstChild, size);
                nextSibling = Arrays.copyOf(nextSibling, size);
            }
            node = used++;
        }
        label[node] = newLabel;
        footprint[node] = newFootprint;
        firstChild[node] = NONE;
        nextSibling[node] = NONE;
        return node;
    }
}
