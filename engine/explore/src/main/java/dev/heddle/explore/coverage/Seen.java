package dev.heddle.explore.coverage;

import java.util.List;

/// What a search has seen.
///
/// @param hashed       executions whose traces were told apart
/// @param distinct     how many different traces they had
/// @param once         how many traces were seen in one execution only
/// @param watched      executions in which selects and orders were looked at
/// @param neverTaken   cases of selects that were never taken
/// @param pairs        how many pairs of operations could have come in either order
/// @param oneOrderOnly those of them that were seen in one order only
public record Seen(
        long hashed,
        long distinct,
        long once,
        long watched,
        List<String> neverTaken,
        int pairs,
        List<String> oneOrderOnly) {
    /// Nothing was looked at.
    public static final Seen NOTHING = new Seen(0, 0, 0, 0, List.of(), 0, List.of());

    /// Copies the lists.
    public Seen {
        neverTaken = List.copyOf(neverTaken);
        oneOrderOnly = List.copyOf(oneOrderOnly);
    }

    /// The chance that one more execution shows a trace that none has shown: the share of those seen once (Good,
    /// "The population frequencies of species and the estimation of population parameters", Biometrika 1953, who
    /// gives the credit to Turing).
    public double unseen() {
        return hashed == 0 ? 0 : (double) once / hashed;
    }
}
