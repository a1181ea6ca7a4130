package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.operation.Label;

/// Labels by names that do not depend on who was numbered first, and traces by their lexicographically least
/// schedule in these names.
final class Names {
    static final int MOST = 64;

    /// For each goroutine by number, its place in the program; those that timers start come after.
    private final int[] goroutine = new int[MOST];
    /// For each timer by number: who made it, and as its how-manieth.
    private final int[] timer = new int[4 * MOST];

    private final boolean isByNumber;

    Names() {
        this(false);
    }

    private Names(boolean isByNumber) {
        this.isByNumber = isByNumber;
    }

    /// The numbers themselves, for executions that take them from the same [dev.heddle.model.Identities].
    static Names byNumber() {
        return new Names(true);
    }

    boolean isByNumber() {
        return isByNumber;
    }

    void goroutine(int number, int name) {
        goroutine[number] = name;
    }

    void timer(int number, int maker, int ordinal) {
        timer[number] = 1 + maker * 16 + ordinal;
    }

    int timer(int number) {
        return timer[number];
    }

    int of(int g) {
        return goroutine[g];
    }

    long name(long label) {
        if (isByNumber) {
            return label;
        }
        int g = Label.goroutine(label);
        int alternative = Label.alternative(label);
        if (g == Label.CLOCK) {
            return Label.of(g, alternative == 0 ? 0 : timer[alternative - 1]);
        }
        int partner = Label.partner(label);
        return Label.of(
                goroutine[g],
                alternative,
                partner == Label.ALONE ? Label.ALONE : goroutine[partner],
                Label.partnerAlternative(label));
    }

    /// The trace of a schedule.
    String canonical(long[] labels, long[] footprints, int n, Dependence dependence) {
        var named = new long[n];
        for (int i = 0; i < n; i++) {
            named[i] = name(labels[i]);
        }
        var waitsFor = new int[n];
        var depends = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (dependence.areDependent(labels[i], footprints[i], labels[j], footprints[j])) {
                    depends[i][j] = true;
                    waitsFor[j]++;
                }
            }
        }
        var text = new StringBuilder();
        for (int c = 0; c < n; c++) {
            int best = -1;
            for (int j = 0; j < n; j++) {
                if (waitsFor[j] == 0 && (best < 0 || Long.compareUnsigned(named[j], named[best]) < 0)) {
                    best = j;
                }
            }
            waitsFor[best] = -1;
            for (int j = best + 1; j < n; j++) {
                waitsFor[j] -= depends[best][j] ? 1 : 0;
            }
            text.append(Label.text(named[best])).append(' ');
        }
        return text.toString();
    }
}
