package dev.heddle.explore.race;

import dev.heddle.operation.Site;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The accesses to memory of one execution, written down with their places and values: for the one that a person
/// will read. Of each location it keeps the last ones.
public final class AccessLog {
    private static final int MOST_OF_A_LOCATION = 64;

    private final DeterministicScheduler scheduler;
    private final Map<Integer, Deque<Entry>> byCell = new HashMap<>();
    private @Nullable Entry unsettled;

    /// One access.
    public static final class Entry {
        private final int afterStep;
        private final int goroutine;
        private final Race.How how;
        private final @Nullable Object owner;
        private final int index;
        private final @Nullable Place place;
        private final Site site;
        private final boolean isStep;
        private @Nullable Object value;
        private boolean hasValue;

        private Entry(
                int afterStep,
                int goroutine,
                Race.How how,
                @Nullable Object owner,
                int index,
                @Nullable Place place,
                Site site,
                boolean isStep) {
            this.afterStep = afterStep;
            this.goroutine = goroutine;
            this.how = how;
            this.owner = owner;
            this.index = index;
            this.place = place;
            this.site = site;
            this.isStep = isStep;
        }

        /// How many steps came before it; for an access that is a step, it is that step.
        public int afterStep() {
            return afterStep;
        }

        /// Whose it is.
        public int goroutine() {
            return goroutine;
        }

        /// What it does.
        public Race.How how() {
            return how;
        }

        /// Whether it is a step of its own.
        public boolean isStep() {
            return isStep;
        }

        /// Where it stands in the program; nowhere if it is a step, the step knows.
        public Site site() {
            return site;
        }

        /// What is accessed; `null` if it is no plain memory.
        public Race.@Nullable Plain memory() {
            return owner == null || place == null ? null : new Race.Plain(owner, place, index);
        }

        /// Whether it is known what was read or written.
        public boolean hasValue() {
            return hasValue;
        }

        /// What was read or written.
        public @Nullable Object value() {
            return value;
        }

        /// Looks at the memory.
        private void look() {
            if (owner == null || place == null) {
                return;
            }
            if (place.kind() != Place.Kind.WHOLE) {
                var content = Content.of(owner, index, place);
                value = content.value();
                hasValue = content.isKnown(); // not accessible: the report does without
            }
        }
    }

    /// A log of the next execution of this scheduler.
    public AccessLog(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// An access that is the step that was just carried out.
    void addStep(int cell, int g, Race.How how) {
        add(cell, new Entry(scheduler.schedule().size(), g, how, null, 0, null, Site.UNKNOWN, true));
    }

    /// A step that a goroutine is about to make, and that counts already.
    void addPending(int cell, int g, Race.How how) {
        add(cell, new Entry(scheduler.schedule().size(), g, how, null, 0, null, Site.caller(), false));
    }

    /// An access to plain memory that is about to happen.
    void add(int cell, int g, Race.How how, Object owner, int index, int number) {
        settle();
        var place = Places.of(number);
        var site = place.site().equals(Site.UNKNOWN) ? Site.caller() : place.site();
        var entry = new Entry(scheduler.schedule().size(), g, how, owner, index, place, site, false);
        add(cell, entry);
        if (how == Race.How.READ || how == Race.How.READ_ATOMIC) {
            entry.look();
        } else {
            unsettled = entry;
        }
    }

    private void add(int cell, Entry entry) {
        var entries = byCell.computeIfAbsent(cell, _ -> new ArrayDeque<>());
        if (entries.size() == MOST_OF_A_LOCATION) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /// Something happens after a write: what it has written can be looked at.
    void settle() {
        if (unsettled != null) {
            unsettled.look();
            unsettled = null;
        }
    }

    /// The last accesses to a location, in order.
    List<Entry> of(int cell) {
        return new ArrayList<>(byCell.getOrDefault(cell, new ArrayDeque<>()));
    }
}
