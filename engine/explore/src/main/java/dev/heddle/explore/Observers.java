package dev.heddle.explore;

import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import org.jspecify.annotations.Nullable;

/// Two observers of one execution, told one after the other.
record Observers(Observer first, Observer second) implements Observer {
    /// Both, or the one that is not `null`, or `null`.
    static @Nullable Observer of(@Nullable Observer first, @Nullable Observer second) {
        return first == null ? second : second == null ? first : new Observers(first, second);
    }

    @Override
    public boolean wantsPlaces() {
        return first.wantsPlaces() || second.wantsPlaces();
    }

    @Override
    public void created(Goroutine by, int object, ObjectType type, int parameter, @Nullable String name) {
        first.created(by, object, type, parameter, name);
        second.created(by, object, type, parameter, name);
    }

    @Override
    public void spawned(@Nullable Goroutine by, Goroutine child) {
        first.spawned(by, child);
        second.spawned(by, child);
    }

    @Override
    public void pended(Goroutine g) {
        first.pended(g);
        second.pended(g);
    }

    @Override
    public void executed(long label, Labels footprint) {
        first.executed(label, footprint);
        second.executed(label, footprint);
    }

    @Override
    public void ended(Goroutine g) {
        first.ended(g);
        second.ended(g);
    }
}
