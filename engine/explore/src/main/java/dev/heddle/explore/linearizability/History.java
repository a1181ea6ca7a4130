package dev.heddle.explore.linearizability;

import java.util.List;
import java.util.Locale;

/// What the calls of one execution returned, and which was over before which began.
///
/// @param calls in the order in which they began
record History(List<Made> calls) {
    /// A call.
    ///
    /// @param goroutine which one made it, from 0
    /// @param operation its name
    /// @param began     its place among all beginnings and ends
    /// @param ended     likewise; [#NEVER] if it has not come back
    /// @param result    what it returned
    record Made(int goroutine, String operation, int began, int ended, Result result) {
        /// The end of a call that has not come back: after everything.
        static final int NEVER = Integer.MAX_VALUE;

        /// Whether this call was over before the other one began, so that no order may put it after.
        boolean precedes(Made other) {
            return ended < other.began;
        }

        @Override
        public String toString() {
            return switch (result) {
                case Result.Waits _ -> operation + " waits";
                case Result.Returned(Object value) -> operation + " returned " + value;
                case Result.Threw(Class<? extends Exception> type) -> operation + " threw " + type.getSimpleName();
            };
        }
    }

    History {
        calls = List.copyOf(calls);
    }

    /// The history as a picture: time goes down, a column for each goroutine, a line for each beginning and end.
    String drawn() {
        int goroutines =
                calls.stream().mapToInt(call -> call.goroutine + 1).max().orElse(0);
        int width = 2;
        for (var call : calls) {
            width = Math.max(width, end(call).length() + 3);
        }
        var text = new StringBuilder();
        for (int g = 0; g < goroutines; g++) {
            text.append(pad("goroutine " + (g + 1), width));
        }
        for (int time = 0; time < 2 * calls.size(); time++) {
            for (var call : calls) {
                if (call.began == time) {
                    line(text, call, width, call.operation);
                } else if (call.ended == time) {
                    line(text, call, width, end(call));
                }
            }
        }
        for (var call : calls) {
            if (call.ended == Made.NEVER) {
                line(text, call, width, end(call));
            }
        }
        return text.toString().lines().map(String::stripTrailing).reduce("", (a, b) -> a + "  " + b + "\n");
    }

    private static String end(Made call) {
        return switch (call.result) {
            case Result.Waits _ -> "  .. waits for ever";
            case Result.Returned(Object value) -> "  .. returned " + value;
            case Result.Threw(Class<? extends Exception> type) -> "  .. threw " + type.getSimpleName();
        };
    }

    private static void line(StringBuilder text, Made call, int width, String what) {
        text.append('\n').append(" ".repeat(call.goroutine * width)).append(what);
    }

    private static String pad(String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", text);
    }
}
