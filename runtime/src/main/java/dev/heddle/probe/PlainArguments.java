package dev.heddle.probe;

import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What methods of the JDK do to the arrays and collections that they are given.
///
/// That is what they read and write when they are called. What a view does later that they return is the business
/// of whoever makes the view; see [CollectionWrappers].
public final class PlainArguments {
    /// One argument, and what is done to it.
    ///
    /// @param argument which one, from 0, without the receiver
    /// @param isWrite  whether it is changed
    /// @param part     what of it
    /// @param from     the argument that says at which element it begins, or -1 for the first
    /// @param to       the argument that says before which element it ends, or how many there are; -1 for all
    /// @param isLength whether it says how many there are
    public record Touch(int argument, boolean isWrite, Part part, int from, int to, boolean isLength) {
        private static Touch all(int argument, boolean isWrite, Part part) {
            return new Touch(argument, isWrite, part, -1, -1, false);
        }
    }

    /// What of an argument is touched.
    public enum Part {
        /// A collection, a map or a builder, as a whole.
        WHOLE,
        /// Elements of an array.
        ELEMENTS,
        /// The objects that are the elements of an array that nobody else has, each as a whole.
        CONTENTS
    }

    private static final String ARRAYS = "java/util/Arrays";
    private static final String COLLECTIONS = "java/util/Collections";

    /// Of [java.util.Arrays]; the others read.
    private static final Set<String> WRITING_ARRAYS =
            Set.of("fill", "parallelPrefix", "parallelSetAll", "parallelSort", "setAll", "sort");

    /// Of [java.util.Collections], to the first argument; the others read.
    private static final Set<String> WRITING_COLLECTIONS =
            Set.of("addAll", "copy", "fill", "replaceAll", "reverse", "rotate", "shuffle", "sort", "swap");

    /// Types of parameters that may be given a collection.
    private static final Set<String> COLLECTION_TYPES = Set.of(
            "Ljava/lang/Iterable;",
            "Ljava/util/Collection;",
            "Ljava/util/List;",
            "Ljava/util/Map;",
            "Ljava/util/PriorityQueue;",
            "Ljava/util/SequencedCollection;",
            "Ljava/util/SequencedMap;",
            "Ljava/util/SequencedSet;",
            "Ljava/util/Set;",
            "Ljava/util/SortedMap;",
            "Ljava/util/SortedSet;");

    /// What is passed for any of these may be a collection, of which text or a hash code is made.
    private static final Set<String> ANY_TYPES = Set.of(
            "Ljava/lang/Object;", "Ljava/lang/CharSequence;", "Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;");

    private static final Set<String> TEXT_TYPES =
            Set.of("Ljava/lang/CharSequence;", "Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;");

    private PlainArguments() {}

    /// What an instance method does to its arguments.
    ///
    /// @param owner      the class by way of which it is called, as `java/util/List`
    /// @param method     its name
    /// @param descriptor its descriptor
    public static List<Touch> ofInstance(String owner, String method, MethodTypeDesc descriptor) {
        switch (owner) {
            case "java/lang/StringBuilder", "java/lang/StringBuffer", "java/io/PrintStream", "java/io/PrintWriter" -> {
                return texts(descriptor);
            }
            case "java/util/BitSet" -> {
                return reads(descriptor, Set.of("Ljava/util/BitSet;"));
            }
            case "java/util/StringJoiner" -> {
                return reads(descriptor, TEXT_TYPES);
            }
            default -> {}
        }
        if (owner.equals("java/lang/String") && method.equals("formatted")) {
            return texts(descriptor);
        }
        if (owner.startsWith("java/lang/") && !method.equals("equals")) {
            return reads(descriptor, TEXT_TYPES);
        }
        return method.equals("equals") && owner.startsWith("java/util/") && descriptor.parameterCount() == 1
                ? List.of(Touch.all(0, false, Part.WHOLE))
                : List.of();
    }

    /// What a constructor does to its arguments: most copy.
    ///
    /// @param owner      the class, as `java/util/ArrayList`
    /// @param descriptor its descriptor
    public static List<Touch> ofConstructor(String owner, MethodTypeDesc descriptor) {
        if (owner.startsWith("java/util/")) {
            return reads(descriptor, COLLECTION_TYPES);
        }
        return owner.startsWith("java/lang/String") ? reads(descriptor, TEXT_TYPES) : List.of();
    }

    /// What a static method does to its arguments.
    ///
    /// @param owner      the class by way of which it is called, as `java/util/Arrays`
    /// @param method     its name
    /// @param descriptor its descriptor
    public static List<Touch> ofStatic(String owner, String method, MethodTypeDesc descriptor) {
        return switch (owner) {
            case ARRAYS -> ofArrays(method, descriptor);
            case COLLECTIONS -> ofCollections(method, descriptor);
            case "java/lang/System" ->
                method.equals("arraycopy")
                        ? List.of(
                                new Touch(0, false, Part.ELEMENTS, 1, 4, true),
                                new Touch(2, true, Part.ELEMENTS, 3, 4, true))
                        : List.of();
            case "java/lang/String" -> {
                if (!method.equals("join")) {
                    yield texts(descriptor);
                }
                var touches = new ArrayList<>(reads(descriptor, COLLECTION_TYPES));
                touches.addAll(arrays(descriptor));
                yield touches;
            }
            case "java/util/Objects" ->
                switch (method) {
                    case "deepEquals", "equals", "hash", "hashCode", "toString" -> texts(descriptor);
                    default -> List.of();
                };
            case "java/util/List",
                    "java/util/Set",
                    "java/util/Map",
                    "java/util/EnumSet",
                    "java/util/stream/Stream",
                    "java/util/stream/IntStream",
                    "java/util/stream/LongStream",
                    "java/util/stream/DoubleStream" -> {
                var touches = new ArrayList<>(reads(descriptor, COLLECTION_TYPES));
                touches.addAll(arrays(descriptor));
                yield touches;
            }
            default -> List.of();
        };
    }

    private static List<Touch> ofArrays(String method, MethodTypeDesc descriptor) {
        if (method.equals("asList")) {
            return List.of(); // a view
        }
        if (method.equals("copyOf")) {
            return List.of(new Touch(0, false, Part.ELEMENTS, -1, 1, false));
        }
        var isWrite = WRITING_ARRAYS.contains(method);
        var touches = new ArrayList<Touch>();
        for (int i = 0; i < descriptor.parameterCount(); i++) {
            if (descriptor.parameterType(i).isArray()) {
                var isRange = isInt(descriptor, i + 1) && isInt(descriptor, i + 2);
                touches.add(new Touch(i, isWrite, Part.ELEMENTS, isRange ? i + 1 : -1, isRange ? i + 2 : -1, false));
            }
        }
        return touches;
    }

    private static boolean isInt(MethodTypeDesc descriptor, int parameter) {
        return parameter < descriptor.parameterCount()
                && descriptor.parameterType(parameter).descriptorString().equals("I");
    }

    private static List<Touch> ofCollections(String method, MethodTypeDesc descriptor) {
        if (isWrapper(method)) {
            return List.of();
        }
        var isWrite = WRITING_COLLECTIONS.contains(method);
        var touches = new ArrayList<Touch>();
        for (int i = 0; i < descriptor.parameterCount(); i++) {
            var type = descriptor.parameterType(i);
            if (COLLECTION_TYPES.contains(type.descriptorString())) {
                touches.add(Touch.all(i, isWrite && i == 0, Part.WHOLE));
            } else if (type.isArray()) {
                touches.add(Touch.all(i, false, Part.ELEMENTS));
            }
        }
        return touches;
    }

    /// What it returns is a view of the argument, or holds it as an element, and looks at it later.
    private static boolean isWrapper(String method) {
        return method.startsWith("unmodifiable")
                || method.startsWith("synchronized")
                || method.startsWith("checked")
                || method.startsWith("singleton")
                || method.equals("nCopies")
                || method.equals("asLifoQueue")
                || method.equals("newSetFromMap")
                || method.equals("newSequencedSetFromMap");
    }

    private static List<Touch> reads(MethodTypeDesc descriptor, Set<String> types) {
        var touches = new ArrayList<Touch>();
        for (int i = 0; i < descriptor.parameterCount(); i++) {
            if (types.contains(descriptor.parameterType(i).descriptorString())) {
                touches.add(Touch.all(i, false, Part.WHOLE));
            }
        }
        return touches;
    }

    /// Text is made of the arguments, or a hash code, or they are compared.
    private static List<Touch> texts(MethodTypeDesc descriptor) {
        var touches = new ArrayList<>(reads(descriptor, ANY_TYPES));
        for (int i = 0; i < descriptor.parameterCount(); i++) {
            if (descriptor.parameterType(i).descriptorString().equals("[Ljava/lang/Object;")) {
                touches.add(Touch.all(i, false, Part.CONTENTS));
            }
        }
        return touches;
    }

    private static List<Touch> arrays(MethodTypeDesc descriptor) {
        var touches = new ArrayList<Touch>();
        for (int i = 0; i < descriptor.parameterCount(); i++) {
            if (descriptor.parameterType(i).isArray()) {
                touches.add(Touch.all(i, false, Part.ELEMENTS));
            }
        }
        return touches;
    }
}
