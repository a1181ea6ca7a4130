package dev.heddle.probe;

import java.util.Collection;
import java.util.concurrent.LinkedTransferQueue;

/// [LinkedTransferQueue]: its constructors. The methods are those of [TransferQueues] and [BlockingQueues].
@StandsFor(LinkedTransferQueue.class)
public final class LinkedTransferQueues {
    private LinkedTransferQueues() {}

    @OfConstructor
    public static <E> LinkedTransferQueue<E> make() {
        return Made.now(new LinkedTransferQueue<>());
    }

    @OfConstructor
    public static <E> LinkedTransferQueue<E> make(Collection<? extends E> elements) {
        Memory.readWhole(elements, Places.UNKNOWN);
        return Made.now(new LinkedTransferQueue<>(elements));
    }
}
