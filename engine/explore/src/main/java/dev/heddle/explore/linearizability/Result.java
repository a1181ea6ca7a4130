package dev.heddle.explore.linearizability;

import org.jspecify.annotations.Nullable;

/// How a call came back.
sealed interface Result {
    /// It returned this.
    record Returned(@Nullable Object value) implements Result {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /// It threw an exception of this class.
    record Threw(Class<? extends Exception> type) implements Result {
        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    /// It never came back; of a specification: it would wait.
    enum Waits implements Result {
        /// The only one.
        WAITS;

        @Override
        public String toString() {
            return "waits";
        }
    }

    /// Makes a call.
    static <T> Result of(Call<? super T> call, T target) {
        try {
            return new Returned(call.on(target));
        } catch (Blocked _) {
            return Waits.WAITS;
        } catch (Exception e) {
            return new Threw(e.getClass());
        }
    }
}
