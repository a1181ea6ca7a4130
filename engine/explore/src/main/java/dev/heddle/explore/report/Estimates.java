package dev.heddle.explore.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Estimates as text.
public final class Estimates {
    private static final double MOST = 1e15;

    private Estimates() {}

    /// A number with two digits that mean something: `1,500`.
    public static String text(double estimate) {
        if (estimate >= MOST) {
            return String.format(Locale.ROOT, "%.0e", estimate);
        }
        var rounded = BigDecimal.valueOf(Math.rint(estimate)).round(new MathContext(2));
        return String.format(Locale.ROOT, "%,.0f", rounded);
    }
}
