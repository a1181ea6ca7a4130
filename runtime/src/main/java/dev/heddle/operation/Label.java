package dev.heddle.operation;

/// A transition, packed into a `long`: which goroutine goes on, by which alternative of its pending operation, and
/// for an unbuffered channel with which receiver.
///
/// The alternative is the case of a select or the value of a choice, [#PLAIN] for an operation without
/// alternatives, and [#OTHERWISE] for the default of a select. A label of the clock ([#CLOCK]) moves the virtual
/// time.
public final class Label {
    /// The "goroutine" of labels that move the clock.
    public static final int CLOCK = 0xffff;
    /// The alternative of an operation that has none.
    public static final int PLAIN = -1;
    /// The default of a select.
    public static final int OTHERWISE = -2;
    /// No partner.
    public static final int ALONE = -1;

    private static final int GOROUTINE_BITS = 16;
    private static final int PARTNER_BITS = 16;
    private static final int ALTERNATIVE_BITS = 20;
    private static final int PARTNER_SHIFT = GOROUTINE_BITS;
    private static final int ALTERNATIVE_SHIFT = PARTNER_SHIFT + PARTNER_BITS;
    private static final int PARTNER_ALTERNATIVE_SHIFT = ALTERNATIVE_SHIFT + ALTERNATIVE_BITS;
    private static final long GOROUTINE_MASK = (1L << GOROUTINE_BITS) - 1;
    private static final long ALTERNATIVE_MASK = (1L << ALTERNATIVE_BITS) - 1;

    private Label() {}

    /// A goroutine goes on by its only way.
    public static long of(int goroutine) {
        return of(goroutine, PLAIN, ALONE, PLAIN);
    }

    /// A goroutine goes on by one of several ways.
    public static long of(int goroutine, int alternative) {
        return of(goroutine, alternative, ALONE, PLAIN);
    }

    /// A sender and a receiver go on together.
    public static long of(int goroutine, int alternative, int partner, int partnerAlternative) {
        return goroutine & GOROUTINE_MASK
                | (partner + 1 & GOROUTINE_MASK) << PARTNER_SHIFT
                | (alternative + 2 & ALTERNATIVE_MASK) << ALTERNATIVE_SHIFT
                | (long) (partnerAlternative + 2) << PARTNER_ALTERNATIVE_SHIFT;
    }

    /// The goroutine that goes on, or [#CLOCK].
    public static int goroutine(long label) {
        return (int) (label & GOROUTINE_MASK);
    }

    /// The way it goes on.
    public static int alternative(long label) {
        return (int) (label >>> ALTERNATIVE_SHIFT & ALTERNATIVE_MASK) - 2;
    }

    /// The receiver of a rendezvous, or [#ALONE].
    public static int partner(long label) {
        return (int) (label >>> PARTNER_SHIFT & GOROUTINE_MASK) - 1;
    }

    /// The way the receiver goes on.
    public static int partnerAlternative(long label) {
        return (int) (label >>> PARTNER_ALTERNATIVE_SHIFT) - 2;
    }

    /// Whether this goroutine goes on by the label.
    public static boolean involves(long label, int goroutine) {
        return goroutine(label) == goroutine || partner(label) == goroutine;
    }

    /// A label as a person reads it, for errors of our own.
    public static String text(long label) {
        var partner = partner(label);
        return (goroutine(label) == CLOCK ? "clock" : "g" + goroutine(label))
                + (alternative(label) == PLAIN ? "" : "/" + alternative(label))
                + (partner == ALONE ? "" : "+g" + partner + "/" + partnerAlternative(label));
    }
}
