package dev.heddle.explore.strategy;

import dev.heddle.scheduler.DeterministicScheduler;

/// Steps of which only the kinds are known: enough where the same body runs again in the same JVM.
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record ExpectedKinds(int[] choices, byte[] kinds) implements Expected {
    @Override
    public int size() {
        return choices.length;
    }

    @Override
    public int choice(int step) {
        return choices[step];
    }

    @Override
    public boolean isOfItsKind(int step, long label, DeterministicScheduler scheduler) {
        return Kinds.of(label, scheduler).ordinal() == kinds[step];
    }

    @Override
    public String text(int step) {
        return Kinds.text(kinds[step]);
    }
}
