package dev.heddle.probe;

import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/// The static methods that wrap the collection they are given. What others do to their arguments is in
/// [PlainArguments].
@StandsFor(Collections.class)
public final class CollectionWrappers {
    private CollectionWrappers() {}

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

    /// What is done to the view is done to the collection.
    @OfStatic
    public static <E> SequencedCollection<E> unmodifiableSequencedCollection(
            SequencedCollection<? extends E> collection) {
        return Memory.derived(Collections.unmodifiableSequencedCollection(collection), collection);
    }

    /// What is done to the view is done to the set.
    @OfStatic
    public static <E> SequencedSet<E> unmodifiableSequencedSet(SequencedSet<? extends E> set) {
        return Memory.derived(Collections.unmodifiableSequencedSet(set), set);
    }

    /// What is done to the view is done to the set.
    @OfStatic
    public static <E> SortedSet<E> unmodifiableSortedSet(SortedSet<E> set) {
        return Memory.derived(Collections.unmodifiableSortedSet(set), set);
    }

    /// What is done to the view is done to the set.
    @OfStatic
    public static <E> NavigableSet<E> unmodifiableNavigableSet(NavigableSet<E> set) {
        return Memory.derived(Collections.unmodifiableNavigableSet(set), set);
    }

    /// What is done to the view is done to the map.
    @OfStatic
    public static <K, V> SequencedMap<K, V> unmodifiableSequencedMap(SequencedMap<? extends K, ? extends V> map) {
        return Memory.derived(Collections.unmodifiableSequencedMap(map), map);
    }

    /// What is done to the view is done to the map.
    @OfStatic
    public static <K, V> SortedMap<K, V> unmodifiableSortedMap(SortedMap<K, ? extends V> map) {
        return Memory.derived(Collections.unmodifiableSortedMap(map), map);
    }

    /// What is done to the view is done to the map.
    @OfStatic
    public static <K, V> NavigableMap<K, V> unmodifiableNavigableMap(NavigableMap<K, ? extends V> map) {
        return Memory.derived(Collections.unmodifiableNavigableMap(map), map);
    }

    /// What is done to the view is done to the collection.
    @OfStatic
    public static <E> Collection<E> checkedCollection(Collection<E> collection, Class<E> type) {
        return Memory.derived(Collections.checkedCollection(collection, type), collection);
    }

    /// What is done to the view is done to the list.
    @OfStatic
    public static <E> List<E> checkedList(List<E> list, Class<E> type) {
        return Memory.derived(Collections.checkedList(list, type), list);
    }

    /// What is done to the view is done to the set.
    @OfStatic
    public static <E> Set<E> checkedSet(Set<E> set, Class<E> type) {
        return Memory.derived(Collections.checkedSet(set, type), set);
    }

    /// What is done to the view is done to the set.
    @OfStatic
    public static <E> SortedSet<E> checkedSortedSet(SortedSet<E> set, Class<E> type) {
        return Memory.derived(Collections.checkedSortedSet(set, type), set);
    }

    /// What is done to the view is done to the set.
    @OfStatic
    public static <E> NavigableSet<E> checkedNavigableSet(NavigableSet<E> set, Class<E> type) {
        return Memory.derived(Collections.checkedNavigableSet(set, type), set);
    }

    /// What is done to the view is done to the queue.
    @OfStatic
    public static <E> Queue<E> checkedQueue(Queue<E> queue, Class<E> type) {
        return Memory.derived(Collections.checkedQueue(queue, type), queue);
    }

    /// What is done to the view is done to the map.
    @OfStatic
    public static <K, V> Map<K, V> checkedMap(Map<K, V> map, Class<K> key, Class<V> value) {
        return Memory.derived(Collections.checkedMap(map, key, value), map);
    }

    /// What is done to the view is done to the map.
    @OfStatic
    public static <K, V> SortedMap<K, V> checkedSortedMap(SortedMap<K, V> map, Class<K> key, Class<V> value) {
        return Memory.derived(Collections.checkedSortedMap(map, key, value), map);
    }

    /// What is done to the view is done to the map.
    @OfStatic
    public static <K, V> NavigableMap<K, V> checkedNavigableMap(NavigableMap<K, V> map, Class<K> key, Class<V> value) {
        return Memory.derived(Collections.checkedNavigableMap(map, key, value), map);
    }

    /// What is done to the view is done to the deque.
    @OfStatic
    public static <E> Queue<E> asLifoQueue(Deque<E> deque) {
        return Memory.derived(Collections.asLifoQueue(deque), deque);
    }

    /// What is done to the view is done to the map.
    @OfStatic
    public static <E> Set<E> newSetFromMap(Map<E, Boolean> map) {
        return Memory.derived(Collections.newSetFromMap(map), map);
    }
}
