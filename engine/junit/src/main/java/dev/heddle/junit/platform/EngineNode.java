package dev.heddle.junit.platform;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/// The root of the test tree.
final class EngineNode extends EngineDescriptor implements Node<HeddleContext> {
    EngineNode(UniqueId id) {
        super(id, "Heddle");
    }

    /// Nothing is run with a configuration that is wrong: it would not be what the user has asked for.
    @Override
    public HeddleContext before(HeddleContext context) {
        return context.configured();
    }

    @Override
    public void after(HeddleContext context) {
        if (context.summary() != null) {
            context.summary().write();
        }
    }
}
