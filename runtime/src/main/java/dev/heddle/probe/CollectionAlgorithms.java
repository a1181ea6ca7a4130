package dev.heddle.probe;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The static methods that access the collection they are given, or wrap it.
@StandsFor(Collections.class)
public final class CollectionAlgorithms {
    private CollectionAlgorithms() {}

    /// Changes the list.
    @OfStatic
    public static <E extends Comparable<? super E>> void sort(List<E> list) {
        Memory.writeWhole(list, Places.UNKNOWN);
        Collections.sort(list);
    }

    /// Changes the list.
    @OfStatic
    public static <E> void sort(List<E> list, @Nullable Comparator<? super E> order) {
        Memory.writeWhole(list, Places.UNKNOWN);
        Collections.sort(list, order);
    }

    /// Changes the list.
    @OfStatic
    public static void reverse(List<?> list) {
        Memory.writeWhole(list, Places.UNKNOWN);
        Collections.reverse(list);
    }

    /// Changes the list.
    @OfStatic
    public static void swap(List<?> list, int i, int j) {
        Memory.writeWhole(list, Places.UNKNOWN);
        Collections.swap(list, i, j);
    }

    /// Changes the collection.
    @OfStatic
    @SafeVarargs
    @SuppressWarnings("varargs") // the elements are passed on as they are
    public static <E> boolean addAll(Collection<? super E> collection, E... elements) {
        Memory.writeWhole(collection, Places.UNKNOWN);
        return Collections.addAll(collection, elements);
    }

    /// What is done to the view is done to the list.
    @OfStatic
    public static <E> List<E> unmodifiableList(List<? extends E> list) {
        return Memory.derived(Collections.unmodifiableList(list), list);
    }

    /// What is done to the view is done to the set.
    @OfStatic
    public static <E> Set<E> unmodifiableSet(Set<? extends E> set) {
        return Memory.derived(Collections.unmodifiableSet(set), set);
    }

    /// What is done to the view is done to the collection.
    @OfStatic
    public static <E> Collection<E> unmodifiableCollection(Collection<? extends E> collection) {
        return Memory.derived(Collections.unmodifiableCollection(collection), collection);
    }

    /// What is done to the view is done to the map.
    @OfStatic
    public static <K, V> Map<K, V> unmodifiableMap(Map<? extends K, ? extends V> map) {
        return Memory.derived(Collections.unmodifiableMap(map), map);
    }
}
