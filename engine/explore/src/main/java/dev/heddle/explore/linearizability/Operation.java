package dev.heddle.explore.linearizability;

/// An operation under its name, on both sides.
///
/// @param name            as reports show it, with its arguments: `put(1)`
/// @param onStructure     the call under test
/// @param onSpecification the same call on the specification
/// @param <S>             the structure under test
/// @param <M>             its specification
record Operation<S, M>(String name, Call<? super S> onStructure, Call<? super M> onSpecification) {}
