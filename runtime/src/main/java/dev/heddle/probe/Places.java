package dev.heddle.probe;

import dev.heddle.operation.Site;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The accesses to plain memory in all rewritten classes of this JVM, by number.
///
/// Rewritten code passes a number as a constant, which is known when a class is loaded and valid as long as the
/// class lives. So the table belongs to the JVM, only grows, and is the second piece of static state, after that of
/// the running schedulers. Nothing passes through it from one exploration to another: a number stands for the same
/// place for ever, and equal places share one, so classes that are loaded again and again do not make it grow.
public final class Places {
    /// The number of a place that nobody has described.
    public static final int UNKNOWN = 0;
    /// The highest number that a place can have; it fits beside a goroutine and its clock in a `long`.
    public static final int LAST = (1 << 23) - 1;
    /// The field of all elements of arrays; the index tells them apart.
    public static final int ELEMENTS = 1;
    /// The field of all collections as a whole.
    public static final int WHOLES = 2;

    private static final int FIRST_FIELD = 3;

    // Written under the lock of the class. Invariants: `places[i]` has the number i in `numbers`, and `fields[i]` is
    // its field.
    private static final Map<Place, Integer> numbers = new HashMap<>();
    private static final Map<String, Integer> fieldNumbers = new HashMap<>();

    // Grown by replacement, so that they can be read without a lock: goroutines read them, and one that waited for a
    // lock would be outside.
    private static volatile @Nullable Place[] places = new Place[256];
    private static volatile int[] fields = new int[256];

    static {
        add(Place.Kind.WHOLE, "", "", Site.UNKNOWN);
    }

    private Places() {}

    /// Gives a place its number; equal places get the same.
    ///
    /// @param className the class that declares the field, as `a.b.C$D`
    /// @param member    the field's name
    /// @return its number, or [#UNKNOWN] if there are more than [#LAST]
    @SuppressWarnings("exports") // only the modules that know Site describe places
    public static synchronized int add(Place.Kind kind, String className, String member, Site site) {
        var place = new Place(fieldOf(kind, className, member), kind, className, member, site);
        var known = numbers.get(place);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        if (number > LAST) {
            return UNKNOWN;
        }
        if (number == fields.length) {
            fields = Arrays.copyOf(fields, 2 * number);
            places = Arrays.copyOf(places, 2 * number);
        }
        fields[number] = place.field();
        places[number] = place;
        numbers.put(place, number);
        return number;
    }

    private static int fieldOf(Place.Kind kind, String className, String member) {
        return switch (kind) {
            case ELEMENT -> ELEMENTS;
            case WHOLE -> WHOLES;
            case FIELD, STATIC ->
                fieldNumbers.computeIfAbsent(className + '.' + member, _ -> FIRST_FIELD + fieldNumbers.size());
        };
    }

    /// The place of a number, without a lock.
    ///
    /// @throws IndexOutOfBoundsException if there is none
    public static Place of(int number) {
        var place = places[number];
        if (place == null) {
            throw new IndexOutOfBoundsException("no place has the number " + number);
        }
        return place;
    }

    /// The field of a place, without a lock.
    public static int field(int place) {
        return fields[place];
    }
}
