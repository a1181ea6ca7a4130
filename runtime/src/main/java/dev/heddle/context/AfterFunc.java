package dev.heddle.context;

import dev.heddle.Go;
import dev.heddle.GoBody;
import java.util.function.BooleanSupplier;

/// A function that runs when a context is over, and what stops it. It starts, or is stopped, when its node is over:
/// only one of the two can be first.
///
/// @param node its place in the tree
record AfterFunc(Node node) implements BooleanSupplier {
    static AfterFunc register(Context parent, GoBody body) {
        var function = new AfterFunc(new Node(false, () -> Go.go(body)));
        function.node.endWith(parent);
        return function;
    }

    @Override
    public boolean getAsBoolean() {
        return node.endSilently();
    }
}
