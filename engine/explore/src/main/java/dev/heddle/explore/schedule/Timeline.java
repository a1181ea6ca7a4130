package dev.heddle.explore.schedule;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stood behind the steps of a schedule: who there was, what there was, and how it changed.
///
/// @param goroutines in order of starting
/// @param objects    channels, locks and the like, in order of making
/// @param moments    one for each step, in the same order
public record Timeline(List<Life> goroutines, List<Thing> objects, List<Moment> moments) {
    /// Of a schedule without steps.
    public static final Timeline EMPTY = new Timeline(List.of(), List.of(), List.of());

    /// Copies the lists.
    public Timeline {
        goroutines = ImmutableList.copyOf(goroutines);
        objects = ImmutableList.copyOf(objects);
        moments = ImmutableList.copyOf(moments);
    }

    /// A goroutine.
    ///
    /// @param name      its name, without quotes
    /// @param startedAt where it was started, or `null` for main and for one that a timer started
    /// @param from      the step after which it was started, 0 for main
    /// @param to        the step after which it ended, or -1 if it had not ended
    /// @param next      what it was about to do when the execution ended, or `null` if it had ended
    /// @param nextAt    where it was about to do that, or `null`
    public record Life(
            String name,
            @Nullable StackTraceElement startedAt,
            int from,
            int to,
            @Nullable String next,
            @Nullable StackTraceElement nextAt) {}

    /// A channel, a lock, or another object.
    ///
    /// @param name   as a report names it: `mutex "a"`
    /// @param type   `channel`, `mutex`, `wait group`
    /// @param madeAt where it was made, or `null`
    /// @param from   the step after which it was made
    /// @param state  how it was when it was made
    public record Thing(String name, String type, @Nullable StackTraceElement madeAt, int from, String state) {}

    /// What there is to say about one step beside who did what.
    ///
    /// @param nanos   virtual time since the start
    /// @param kind    the kind of operation, in one word or two: `send`, `count down`
    /// @param on      what the operation was done on, by name, or `null` if on nothing
    /// @param objects what the step was done on, by name; none for a step that touches nothing
    /// @param changed objects that are in another state after the step, and which
    /// @param after   earlier steps of other goroutines that happen before this one for a reason of its own: those
    ///                that follow through others are left out
    /// @param blocked goroutines that could not go on when this step was chosen, by name
    public record Moment(
            long nanos,
            String kind,
            @Nullable String on,
            List<String> objects,
            List<State> changed,
            List<Order> after,
            List<String> blocked) {
        /// Copies the lists. Those whose order means nothing are sorted: they come in the order of the search's
        /// numbers, which are others when the same execution is replayed.
        public Moment {
            objects = ImmutableList.copyOf(objects);
            changed = ImmutableList.sortedCopyOf(comparing(State::object), changed);
            after = ImmutableList.sortedCopyOf(comparingInt(Order::step).thenComparing(Order::through), after);
            blocked = ImmutableList.sortedCopyOf(blocked);
        }
    }

    /// An object and how it is: `held by "worker"`.
    public record State(String object, String text) {}

    /// A step happens before another one.
    ///
    /// @param step    the number of the earlier one
    /// @param through the type of what connects them: `channel`, `mutex`, `go`, `timer`
    public record Order(int step, String through) {}

    /// The last step of a goroutine that happens before a step, or 0 if none does.
    ///
    /// @param goroutine by name
    /// @param step      the number of the later step
    /// @param steps     the steps of the schedule
    public int lastBefore(String goroutine, int step, List<Step> steps) {
        var past = past(step, steps);
        for (int i = step; i >= 1; i--) {
            var s = steps.get(i - 1);
            if (past[i] && (s.goroutine().equals(goroutine) || goroutine.equals(s.partner()))) {
                return i;
            }
        }
        return 0;
    }

    /// For each step number, whether the step happens before the given one, or is it.
    private boolean[] past(int step, List<Step> steps) {
        var past = new boolean[step + 1];
        past[step] = true;
        for (int i = step; i >= 1; i--) {
            if (!past[i]) {
                continue;
            }
            moments.get(i - 1).after().forEach(order -> past[order.step()] = true);
            mark(i, steps.get(i - 1).goroutine(), steps, past);
            mark(i, steps.get(i - 1).partner(), steps, past);
        }
        return past;
    }

    /// The step before of the same goroutine happens before too.
    private static void mark(int step, @Nullable String goroutine, List<Step> steps, boolean[] past) {
        for (int i = step - 1; goroutine != null && i >= 1; i--) {
            var s = steps.get(i - 1);
            if (s.goroutine().equals(goroutine) || goroutine.equals(s.partner())) {
                past[i] = true;
                return;
            }
        }
    }
}
