package dev.heddle.plainmemory;

import dev.heddle.operation.Site;
import dev.heddle.probe.Iterators;
import dev.heddle.probe.Memory;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls of collections as they are after rewriting, the probes called by hand.
final class Wholes {
    private static final int PLACE = Places.add(Place.Kind.WHOLE, "java.util.Collection", "", Site.UNKNOWN);

    private Wholes() {}

    static <K, V> void put(Map<K, V> map, K key, V value) {
        Memory.writeWhole(map, PLACE);
        map.put(key, value);
    }

    static <K, V> @Nullable V get(Map<K, V> map, K key) {
        Memory.readWhole(map, PLACE);
        return map.get(key);
    }

    static <E> void add(Collection<E> collection, E element) {
        Memory.writeWhole(collection, PLACE);
        collection.add(element);
    }

    static <E> E get(List<E> list, int index) {
        Memory.readWhole(list, PLACE);
        return list.get(index);
    }

    static <E extends Comparable<E>> void sort(List<E> list) {
        Memory.writeWhole(list, PLACE);
        Collections.sort(list);
    }

    static int size(Collection<?> collection) {
        Memory.readWhole(collection, PLACE);
        return collection.size();
    }

    static int sum(Collection<Integer> collection) {
        int sum = 0;
        var all = Iterators.iterator(collection);
        while (true) {
            Memory.readWhole(all, PLACE);
            if (!all.hasNext()) {
                return sum;
            }
            Memory.readWhole(all, PLACE);
            sum += all.next();
        }
    }

    static void append(StringBuilder builder, String text) {
        Memory.writeWhole(builder, PLACE);
        builder.append(text);
    }

    static String text(StringBuilder builder) {
        Memory.readWhole(builder, PLACE);
        return builder.toString();
    }
}
