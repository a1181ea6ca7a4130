package dev.heddle.model;

import dev.heddle.operation.OperationKind;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a goroutine had come to, while it does something else first; see [Model#takeBack].
public record PendingOperation(
        @Nullable OperationKind kind,
        int object,
        long argument,
        long second,
        int flag,
        int deadline,
        @Nullable Alternatives alternatives,
        @Nullable BooleanSupplier condition) {}
