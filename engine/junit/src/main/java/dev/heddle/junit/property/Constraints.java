package dev.heddle.junit.property;

import org.jspecify.annotations.Nullable;

/// What the annotations on a type say about its values, whichever library they are of.
final class Constraints {
    private static final int USUAL_LARGEST_SIZE = 255;

    /// The range of a number, or `null` if nobody says.
    @Nullable
    Long least;

    @Nullable
    Long most;

    /// The range of a number that may have a fraction.
    @Nullable
    Double from;

    @Nullable
    Double to;

    /// The size of whatever has one; the largest is `null` if nobody says.
    int minSize;

    @Nullable
    Integer maxSize;

    /// What strings and characters are made of; empty if nobody says.
    Characters characters = Characters.of("");
    boolean notBlank;
    boolean uniqueCharacters;
    boolean uniqueElements;

    /// How likely `null` is.
    double nulls;

    /// The name of the method that makes the source; empty if there is none.
    String method = "";

    /// The class that makes the source, or `null` if there is none.
    @Nullable
    Class<?> supplier;

    /// Whether something is asked for that only another library can do.
    boolean foreign;

    /// Both this range and those before must hold.
    void range(long min, long max) {
        least = least == null ? min : Math.max(min, least);
        most = most == null ? max : Math.min(max, most);
    }

    void range(double min, double max) {
        from = from == null ? min : Math.max(min, from);
        to = to == null ? max : Math.min(max, to);
    }

    void size(int min, int max) {
        minSize = Math.max(min, minSize);
        maxSize = maxSize == null ? max : Math.min(max, maxSize);
    }

    void atLeast(int min) {
        minSize = Math.max(min, minSize);
    }

    int largestSize() {
        return maxSize == null ? Math.max(minSize, USUAL_LARGEST_SIZE) : maxSize;
    }

    Characters charactersOrAny() {
        return characters.count() == 0 ? Characters.ANY : Characters.ANY.common(characters);
    }

    void characters(Characters others) {
        characters = characters.and(others);
    }
}
