package dev.heddle.explore.recording;

import java.util.regex.Pattern;

/// For each step a number 0 to 255 by which a replay recognises it: what was done, to which object, in which method.
final class Checks {
    static final int OF_THE_CLOCK = 0xff;
    private static final Pattern LAMBDA_NUMBER = Pattern.compile("\\$[0-9]+$");

    private final Names names;

    Checks(Names names) {
        this.names = names;
    }

    /// An object counts by its name, so that another one that an edit has put in front of it does not matter.
    int of(Pending p, int alternative) {
        int x = p.objectOf(alternative);
        int h = p.kindOf(alternative).ordinal();
        return number(h * 31 + (x < 0 ? 0 : names.object(x).hashCode()), p);
    }

    /// As in tokens of the first version, where an object counts by the order of making.
    int ofTheFirstVersion(Pending p, int alternative) {
        int x = p.objectOf(alternative);
        int h = p.kind().ordinal();
        return number(h * 31 + (x < 0 ? 0 : names.ordinal(x)), p);
    }

    private static int number(int operation, Pending p) {
        // Not the line, nor the compiler's number of a lambda: an edit elsewhere in the file must not spoil a
        // token.
        int h = operation * 31 + p.site().type().hashCode();
        h = h * 31 + LAMBDA_NUMBER.matcher(p.site().method()).replaceFirst("").hashCode();
        return (h ^ h >>> 8 ^ h >>> 16 ^ h >>> 24) & 0xff;
    }
}
