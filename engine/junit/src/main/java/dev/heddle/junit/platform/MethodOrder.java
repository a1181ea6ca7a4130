package dev.heddle.junit.platform;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestDescriptor;

/// Puts the tests of a class into the order that its `@TestMethodOrder` asks for; nested classes stay behind them.
final class MethodOrder {
    private MethodOrder() {}

    static void apply(TestDescriptor descriptor) {
        if (descriptor instanceof ClassNode node) {
            var order = Conventions.INSTANCE.order(node.chain());
            if (order != null) {
                node.orderChildren(children -> {
                    List<TestDescriptor> sorted = new ArrayList<>();
                    children.stream()
                            .filter(MethodNode.class::isInstance)
                            .map(MethodNode.class::cast)
                            .sorted(order)
                            .forEach(sorted::add);
                    children.stream()
                            .filter(child -> !(child instanceof MethodNode))
                            .forEach(sorted::add);
                    return sorted;
                });
            }
        }
    }
}
