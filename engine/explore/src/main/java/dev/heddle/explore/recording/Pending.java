package dev.heddle.explore.recording;

import dev.heddle.model.Alternatives;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Site;
import org.jspecify.annotations.Nullable;

/// What a goroutine was about to do when it came to its operation.
record Pending(
        OperationKind kind,
        int object,
        long argument,
        @Nullable Alternatives alternatives,
        Site.Call call) {
    Site site() {
        return call.site();
    }

    OperationKind kindOf(int alternative) {
        var kind = alternatives == null || alternative < 0 ? kind() : alternatives.kind(alternative);
        return kind == null ? kind() : kind;
    }

    int objectOf(int alternative) {
        return alternatives == null || alternative < 0 ? object() : alternatives.object(alternative);
    }
}
