package dev.heddle.probe;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Which methods of the JDK's collections and builders look at the object, and which may change it.
///
/// A collection is one location, as a map is to Go's race detector: that is how they are documented ("if multiple
/// threads access it concurrently, and at least one modifies it, it must be synchronized externally"), and what
/// really happens inside is the JDK's business. Rewritten code asks by the static type when it is rewritten;
/// whether the object at hand is of that sort is looked up when the call is made.
///
/// @see <a href="https://go.dev/doc/articles/race_detector">Go, data race detector</a>
public final class PlainCollections {
    /// What a method does to the object that it is called on.
    public enum Access {
        /// It looks only.
        READ,
        /// It may change the object.
        WRITE,
        /// The object is safe to share, and orders what happens around its methods: see [Memory#orders].
        ORDERS
    }

    /// What may be done to an object by several goroutines at the same time.
    public enum Sharing {
        /// Reading only.
        PLAIN,
        /// Anything, and its methods order what happens around them, though they are no steps.
        ORDERED,
        /// Anything: its methods take place at once, and each is a step; see [SharedCollections].
        CONCURRENT,
        /// Anything: its methods lock the object, or the one that it is a view of; see [SharedCollections].
        SYNCHRONIZED,
        /// Its accesses are seen elsewhere, or there are none.
        UNKNOWN
    }

    private static final String UTIL = "java/util/";
    private static final String CONCURRENT = "java/util/concurrent/";

    /// Types of receivers that are collections, or what stands for one.
    private static final Set<String> TYPES = Set.of(
            "java/lang/Iterable",
            "java/lang/CharSequence",
            "java/lang/Appendable",
            "java/lang/StringBuilder",
            "java/util/AbstractCollection",
            "java/util/AbstractList",
            "java/util/AbstractMap",
            "java/util/AbstractQueue",
            "java/util/AbstractSequentialList",
            "java/util/AbstractSet",
            "java/util/ArrayDeque",
            "java/util/ArrayList",
            "java/util/BitSet",
            "java/util/Collection",
            "java/util/Deque",
            "java/util/EnumMap",
            "java/util/EnumSet",
            "java/util/HashMap",
            "java/util/HashSet",
            "java/util/IdentityHashMap",
            "java/util/Iterator",
            "java/util/LinkedHashMap",
            "java/util/LinkedHashSet",
            "java/util/LinkedList",
            "java/util/List",
            "java/util/ListIterator",
            "java/util/Map",
            "java/util/NavigableMap",
            "java/util/NavigableSet",
            "java/util/PriorityQueue",
            "java/util/Queue",
            "java/util/SequencedCollection",
            "java/util/SequencedMap",
            "java/util/SequencedSet",
            "java/util/Set",
            "java/util/SortedMap",
            "java/util/SortedSet",
            "java/util/StringJoiner",
            "java/util/TreeMap",
            "java/util/TreeSet",
            "java/util/WeakHashMap");

    /// A step for each of the many things that are appended to one would tell nothing.
    private static final String ORDERED_TYPE = "java/lang/StringBuffer";

    private static final Set<String> SYNCHRONIZED_TYPES =
            Set.of("java/util/Hashtable", "java/util/Properties", "java/util/Stack", "java/util/Vector");

    /// Its iterators see the list as it was when they were made.
    private static final String SNAPSHOT = CONCURRENT + "CopyOnWriteArrayList$COWIterator";

    /// Methods that touch nothing of the object.
    private static final Set<String> NEITHER =
            Set.of("getClass", "wait", "notify", "notifyAll", "comparator", "<init>", "iterator");

    private static final Set<String> WRITING = Set.of(
            "add",
            "addAll",
            "addAllAbsent",
            "addElement",
            "addFirst",
            "addIfAbsent",
            "addLast",
            "and",
            "andNot",
            "append",
            "appendCodePoint",
            "clear",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "delete",
            "deleteCharAt",
            "ensureCapacity",
            "flip",
            "insert",
            "insertElementAt",
            "load",
            "loadFromXML",
            "merge",
            "offer",
            "offerFirst",
            "offerLast",
            "or",
            "poll",
            "pollFirst",
            "pollFirstEntry",
            "pollLast",
            "pollLastEntry",
            "pop",
            "push",
            "put",
            "putAll",
            "putFirst",
            "putIfAbsent",
            "putLast",
            "remove",
            "removeAll",
            "removeAllElements",
            "removeEldestEntry",
            "removeElement",
            "removeElementAt",
            "removeFirst",
            "removeFirstOccurrence",
            "removeIf",
            "removeLast",
            "removeLastOccurrence",
            "removeRange",
            "repeat",
            "replace",
            "replaceAll",
            "retainAll",
            "reverse",
            "set",
            "setCharAt",
            "setElementAt",
            "setEmptyValue",
            "setLength",
            "setProperty",
            "setSize",
            "sort",
            "trimToSize",
            "xor");

    /// A weak map throws keys away whenever it is looked at.
    private static final String WEAK_MAP = "java/util/WeakHashMap";

    private static final ClassValue<Sharing> SHARING = new ClassValue<>() {
        @Override
        protected Sharing computeValue(Class<?> type) {
            return sharingOf(type);
        }
    };

    private PlainCollections() {}

    /// What a method does to its receiver.
    ///
    /// @param ownerInternalName the static type of the receiver, as `java/util/Map`
    /// @param method            its name
    /// @param descriptor        its descriptor
    /// @return `null` if it is none of ours, or is static, or touches nothing
    public static @Nullable Access of(String ownerInternalName, String method, String descriptor) {
        if (NEITHER.contains(method)) {
            return null;
        }
        if (SingleThreaded.isType(ownerInternalName)) {
            return SingleThreaded.changes(ownerInternalName, method) ? Access.WRITE : Access.READ;
        }
        if (ownerInternalName.equals(ORDERED_TYPE)) {
            return Access.ORDERS;
        }
        var isShared = SYNCHRONIZED_TYPES.contains(ownerInternalName) || isConcurrentCollection(ownerInternalName);
        if (!isShared && (!TYPES.contains(ownerInternalName) || isStatic(method, descriptor))) {
            return null;
        }
        return WRITING.contains(method) || ownerInternalName.equals(WEAK_MAP) ? Access.WRITE : Access.READ;
    }

    /// Whether a constructor or a static method makes a collection that is safe to share and whose calls are steps.
    ///
    /// @param ownerInternalName the class, as `java/util/Vector`
    /// @param method            its name, or `<init>`
    public static boolean makesShared(String ownerInternalName, String method) {
        return switch (method) {
            case "<init>" ->
                SYNCHRONIZED_TYPES.contains(ownerInternalName) || isConcurrentCollection(ownerInternalName);
            case "newKeySet" -> isConcurrentCollection(ownerInternalName);
            default -> ownerInternalName.equals("java/util/Collections") && method.startsWith("synchronized");
        };
    }

    private static boolean isConcurrentCollection(String type) {
        return type.startsWith(CONCURRENT + "Concurrent") || type.startsWith(CONCURRENT + "CopyOnWrite");
    }

    /// The factories of the interfaces and of the enum sets.
    private static boolean isStatic(String method, String descriptor) {
        return switch (method) {
            case "of", "copyOf", "ofEntries", "entry", "noneOf", "allOf", "complementOf", "range" -> true;
            case "valueOf" -> !descriptor.startsWith("()");
            default -> false;
        };
    }

    /// What may be done to objects of a class at the same time.
    public static Sharing sharing(Class<?> type) {
        return SHARING.get(type);
    }

    private static Sharing sharingOf(Class<?> type) {
        if (BlockingQueue.class.isAssignableFrom(type)) {
            return Sharing.UNKNOWN; // its operations are steps
        }
        for (var c = type; c != null; c = c.getSuperclass()) {
            var name = c.getName().replace('.', '/');
            int nested = name.indexOf('$');
            var outermost = nested < 0 ? name : name.substring(0, nested);
            if (outermost.startsWith(CONCURRENT)) {
                return name.equals(SNAPSHOT) ? Sharing.UNKNOWN : Sharing.CONCURRENT;
            }
            if (name.startsWith("java/util/Hashtable$Enumerator")) {
                return Sharing.PLAIN; // its methods lock nothing
            }
            if (SYNCHRONIZED_TYPES.contains(outermost) || name.startsWith("java/util/Collections$Synchronized")) {
                return Sharing.SYNCHRONIZED;
            }
            if (outermost.equals(ORDERED_TYPE)) {
                return Sharing.ORDERED;
            }
            if (SingleThreaded.isClass(name)) {
                return Sharing.PLAIN;
            }
            if (!c.isInterface() && TYPES.contains(outermost) && !outermost.startsWith("java/util/Abstract")
                    || name.equals("java/util/RegularEnumSet")
                    || name.equals("java/util/JumboEnumSet")
                    || name.startsWith("java/util/Arrays$ArrayList")) {
                return Sharing.PLAIN;
            }
            if (name.startsWith(UTIL)) {
                return Sharing.UNKNOWN; // immutable, empty, a wrapper
            }
        }
        return Sharing.UNKNOWN;
    }
}
