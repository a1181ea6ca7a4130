package dev.heddle.examples.structures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.explore.linearizability.Linearizability;
import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A data structure against what it would do one call at a time.
final class BoundedStackTest {
    // tag::check[]
    static <S extends BoundedStack> Linearizability<S, ArrayDeque<Integer>> check(Supplier<S> stack) {
        return Linearizability.of(stack, ArrayDeque<Integer>::new)
                .operation("push(1)", s -> s.push(1), model -> push(model, 1))
                .operation("push(2)", s -> s.push(2), model -> push(model, 2))
                .operation("pop()", BoundedStack::pop, ArrayDeque::poll)
                .operation("peek()", BoundedStack::peek, ArrayDeque::peek);
    }

    private static boolean push(ArrayDeque<Integer> model, int element) {
        if (model.size() == 2) {
            return false;
        }
        model.push(element);
        return true;
    }

    @Test
    void behavesAsIfItsCallsWereMadeOneAtATime() {
        var checked = check(() -> new BoundedStack(2)).check();

        assertThat(checked.exhaustive()).isTrue();
    }
    // end::check[]

    // tag::wrong[]
    /// Peeks by popping and pushing: between the two the stack is another one.
    static final class PeekingByPop extends BoundedStack {
        PeekingByPop() {
            super(2);
        }

        @Override
        @Nullable
        Integer peek() {
            var newest = pop();
            if (newest != null) {
                push(newest);
            }
            return newest;
        }
    }
    // end::wrong[]

    @Test
    void aPeekThatPopsIsFound() {
        assertThatThrownBy(WrongStructures::peekingByPop)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not linearizable: no order of the calls explains what they returned");
    }
}
