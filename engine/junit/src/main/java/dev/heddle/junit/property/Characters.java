package dev.heddle.junit.property;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A set of characters in an order in which the first ones are the simplest.
///
/// @param runs ranges without common characters
record Characters(List<Run> runs) {
    /// Letters first, then what a person can still read, then everything else but halves of pairs.
    static final Characters ANY = of('a', 'z')
            .and(of('A', 'Z'))
            .and(of('0', '9'))
            .and(of(' ', '~'))
            .and(of('\u00a1', '\ud7ff'))
            .and(of('\ue000', '\ufffd'))
            .and(of('\0', '\u00a0'));

    /// A blank first.
    static final Characters WHITESPACE = of(" ").and(of(IntStream.rangeClosed(0, Character.MAX_VALUE)
            .filter(Character::isWhitespace)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()));

    /// @param from the first character
    /// @param to   the last one
    record Run(int from, int to) {
        int length() {
            return to - from + 1;
        }
    }

    static Characters of(char from, char to) {
        return new Characters(from <= to ? List.of(new Run(from, to)) : List.of());
    }

    static Characters of(String characters) {
        var all = new Characters(List.of());
        for (int i = 0; i < characters.length(); i++) {
            all = all.and(of(characters.charAt(i), characters.charAt(i)));
        }
        return all;
    }

    /// These, and those others that are not among them.
    Characters and(Characters others) {
        var all = new ArrayList<>(runs);
        for (var other : others.runs) {
            List<Run> rest = List.of(other);
            for (var run : runs) {
                rest = rest.stream().flatMap(r -> without(r, run).stream()).toList();
            }
            all.addAll(rest);
        }
        return new Characters(all);
    }

    /// Those of these that are also among the others, in the order of these.
    Characters common(Characters others) {
        var all = new ArrayList<Run>();
        for (var run : runs) {
            for (var other : others.runs) {
                int from = Math.max(run.from, other.from);
                int to = Math.min(run.to, other.to);
                if (from <= to) {
                    all.add(new Run(from, to));
                }
            }
        }
        return new Characters(all);
    }

    private static List<Run> without(Run run, Run taken) {
        if (taken.to < run.from || run.to < taken.from) {
            return List.of(run);
        }
        var rest = new ArrayList<Run>();
        if (run.from < taken.from) {
            rest.add(new Run(run.from, taken.from - 1));
        }
        if (taken.to < run.to) {
            rest.add(new Run(taken.to + 1, run.to));
        }
        return rest;
    }

    int count() {
        return runs.stream().mapToInt(Run::length).sum();
    }

    /// The character with this number, from 0.
    char get(long number) {
        long left = number;
        for (var run : runs) {
            if (left < run.length()) {
                return (char) (run.from + left);
            }
            left -= run.length();
        }
        throw new IndexOutOfBoundsException(
                "there are " + count() + " characters, but number " + number + " was asked");
    }
}
