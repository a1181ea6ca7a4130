package dev.heddle.explore;

import dev.heddle.GoBody;
import dev.heddle.explore.drawing.Choice;
import dev.heddle.explore.drawing.Drawing;
import dev.heddle.explore.drawing.Tape;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.Inputs;
import dev.heddle.explore.input.Property;
import dev.heddle.explore.recording.ReplayToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A property with its inputs given: a body like any other.
///
/// @param property the property
/// @param choices  what its inputs are drawn by
record GivenInputs(Property property, List<Choice> choices) {
    /// The body: draws the inputs anew in each execution, so that it may change them.
    GoBody body() {
        return () -> property.run(property.draw(Drawing.of(choices)));
    }

    Exploration explore(Settings settings) {
        return new SearchLoop(settings, body()).explore();
    }

    /// A failure of the body as a failure of the property.
    ///
    /// @param number    which inputs of the search these are, from 1
    /// @param execution which execution of the search it was, from 1
    /// @param seed      of the search
    /// @param larger    the inputs before they were made smaller, or `null`
    Failure failure(Failure ofBody, long number, long execution, long seed, @Nullable GivenInputs larger) {
        var evidence = ofBody.evidence();
        var inputs = new Inputs(named(), number, larger == null ? null : larger.named());
        return ofBody.with(evidence.with(token(evidence.replayToken()), execution, seed, inputs));
    }

    private String token(String ofBody) {
        return ofBody.isEmpty()
                ? ""
                : ReplayToken.parse(ofBody).with(Tape.of(choices)).text();
    }

    private List<Inputs.Named> named() {
        var values = property.draw(Drawing.of(choices));
        var names = property.parameters();
        var named = new ArrayList<Inputs.Named>();
        for (int i = 0; i < names.size(); i++) {
            named.add(new Inputs.Named(names.get(i), property.text(values.get(i))));
        }
        return named;
    }
}
