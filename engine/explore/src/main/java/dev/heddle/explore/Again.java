package dev.heddle.explore;

import dev.heddle.GoBody;
import dev.heddle.explore.input.Property;
import dev.heddle.explore.recording.ReplayToken;
import dev.heddle.explore.report.Contrast;

/// Runs what was explored once more, with the same settings.
sealed interface Again {
    /// Runs the execution that a token stands for.
    Exploration replay(String token);

    /// Runs it with another body: the same program, perhaps repaired.
    Exploration replay(String token, GoBody other);

    /// Looks for the schedule that passes and differs least from that of a token.
    Contrast contrast(String token);

    /// A body.
    record OfBody(Settings settings, GoBody body) implements Again {
        @Override
        public Exploration replay(String token) {
            return replay(token, body);
        }

        @Override
        public Exploration replay(String token, GoBody other) {
            return new Explorer(settings).replay(token, other);
        }

        @Override
        public Contrast contrast(String token) {
            var parsed = ReplayToken.parse(token);
            return new SearchLoop(settings.asIn(parsed), body).contrast(parsed);
        }
    }

    /// A property; its tokens hold inputs too.
    record OfProperty(Settings settings, Property property) implements Again {
        @Override
        public Exploration replay(String token) {
            return new Explorer(settings).replay(token, property);
        }

        @Override
        public Exploration replay(String token, GoBody other) {
            return new Explorer(settings).replay(token, other);
        }

        @Override
        public Contrast contrast(String token) {
            var parsed = ReplayToken.parse(token);
            return new PropertySearch(settings.asIn(parsed), property).contrast(parsed);
        }
    }
}
