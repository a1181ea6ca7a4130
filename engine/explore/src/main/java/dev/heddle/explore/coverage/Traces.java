package dev.heddle.explore.coverage;

/// How often each trace was seen: never, once, or more often. That is all that an estimate of the unseen needs.
final class Traces {
    /// Open addressing; 0 where there is none, which the one trace of that number stands for too.
    private long[] table = new long[256];

    private boolean[] again = new boolean[256];
    private int distinct;
    private int once;
    private long executions;

    /// An execution has gone this way.
    void add(long trace) {
        executions++;
        addTimes(trace, false);
    }

    private void addTimes(long trace, boolean severalTimes) {
        int at = place(trace);
        if (table[at] == 0) {
            table[at] = key(trace);
            again[at] = severalTimes;
            distinct++;
            once += severalTimes ? 0 : 1;
            if (2 * distinct > table.length) {
                grow();
            }
        } else if (!again[at]) {
            again[at] = true;
            once--;
        }
    }

    /// What other executions have seen.
    void add(Traces others) {
        executions += others.executions;
        for (int i = 0; i < others.table.length; i++) {
            if (others.table[i] != 0) {
                addTimes(others.table[i], others.again[i]);
            }
        }
    }

    /// How many different ones there were.
    int distinct() {
        return distinct;
    }

    /// How many of them were seen once only.
    int once() {
        return once;
    }

    /// How many executions were looked at.
    long executions() {
        return executions;
    }

    private static long key(long trace) {
        return trace == 0 ? 1 : trace;
    }

    private int place(long trace) {
        long key = key(trace);
        int at = (int) (key ^ key >>> 32) & table.length - 1;
        while (table[at] != 0 && table[at] != key) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }

    private void grow() {
        var oldTable = table;
        var oldAgain = again;
        table = new long[2 * oldTable.length];
        again = new boolean[table.length];
        for (int i = 0; i < oldTable.length; i++) {
            if (oldTable[i] != 0) {
                int at = place(oldTable[i]);
                table[at] = oldTable[i];
                again[at] = oldAgain[i];
            }
        }
    }
}
