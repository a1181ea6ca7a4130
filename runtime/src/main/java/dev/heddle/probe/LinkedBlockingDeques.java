package dev.heddle.probe;

import java.util.Collection;
import java.util.concurrent.LinkedBlockingDeque;

/// [LinkedBlockingDeque]: its constructors. The methods are those of [BlockingDeques].
@StandsFor(LinkedBlockingDeque.class)
public final class LinkedBlockingDeques {
    private LinkedBlockingDeques() {}

    @OfConstructor
    public static <E> LinkedBlockingDeque<E> make() {
        return Made.now(new LinkedBlockingDeque<>());
    }

    @OfConstructor
    public static <E> LinkedBlockingDeque<E> make(int capacity) {
        return Made.now(new LinkedBlockingDeque<>(capacity));
    }

    @OfConstructor
    public static <E> LinkedBlockingDeque<E> make(Collection<? extends E> elements) {
        Memory.readWhole(elements, Places.UNKNOWN);
        return Made.now(new LinkedBlockingDeque<>(elements));
    }
}
