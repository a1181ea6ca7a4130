package dev.heddle.explore.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A body that takes inputs: what it must hold for is every input, under every interleaving.
public interface Property {
    /// The names of the inputs, for reports.
    List<String> parameters();

    /// Makes one input for each parameter. It is called for every execution, with the same choices for the same
    /// inputs, so what it makes may be changed by the body; and it must depend on nothing but the choices.
    ///
    /// @param choices what to make them of
    List<@Nullable Object> draw(Choices choices);

    /// Runs as the goroutine `main` of an execution.
    ///
    /// @param inputs what [#draw] has made, for this execution only
    /// @throws Exception which fails the execution
    void run(List<@Nullable Object> inputs) throws Exception;

    /// An input as a report shows it, in one line.
    ///
    /// @param input what [#draw] has made
    String text(@Nullable Object input);

    /// Whether what the body has thrown says that the inputs are none that it is about: an assumption that does not
    /// hold. Such inputs are passed over.
    ///
    /// @param thrown what was thrown
    default boolean isAssumption(Throwable thrown) {
        return false;
    }
}
