package dev.heddle.probe;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Objects of the JDK, beside collections and builders, whose documentation says that several threads need a lock to
/// share them: a date format, a matcher, a message digest. Each is one location, like a collection.
///
/// A method counts as one that only looks if it looks at what others may look at as well. Where that is in doubt it
/// does, as a false alarm costs more than a missed race: `Calendar.get` may compute fields, and is taken to look.
final class SingleThreaded {
    private static final Predicate<String> FORMATS = method -> method.startsWith("format")
            || method.startsWith("parse")
            || method.startsWith("set")
            || method.startsWith("apply");
    private static final Predicate<String> CHANGES_TIME = method ->
            method.startsWith("set") || method.equals("add") || method.equals("roll") || method.equals("clear");
    private static final Predicate<String> MATCHES = Set.of(
            "appendReplacement",
            "appendTail",
            "find",
            "lookingAt",
            "matches",
            "region",
            "replaceAll",
            "replaceFirst",
            "reset",
            "usePattern",
            "useAnchoringBounds",
            "useTransparentBounds")::contains;
    private static final Predicate<String> DIGESTS = Set.of("digest", "doFinal", "init", "reset", "update")::contains;
    private static final Predicate<String> SUMS = Set.of("accept", "combine")::contains;
    private static final Predicate<String> SCANS = method -> method.startsWith("next")
            || method.startsWith("hasNext") // which reads on
            || method.startsWith("find")
            || method.startsWith("skip")
            || method.startsWith("use")
            || method.equals("reset");
    private static final Predicate<String> DRAWS = method -> method.startsWith("next") || method.equals("split");

    /// Which methods change the object, by the class that it is of or inherits from. Of the classes in `java.util`
    /// those that inherit are here too, as that package is otherwise one of the JDK's own affairs.
    private static final Map<String, Predicate<String>> TYPES = Map.ofEntries(
            Map.entry("java/security/MessageDigest", DIGESTS),
            Map.entry("java/text/DateFormat", FORMATS),
            Map.entry("java/text/MessageFormat", FORMATS),
            Map.entry("java/text/NumberFormat", FORMATS),
            Map.entry("java/util/Calendar", CHANGES_TIME),
            Map.entry("java/util/Date", CHANGES_TIME),
            Map.entry("java/util/DoubleSummaryStatistics", SUMS),
            Map.entry("java/util/GregorianCalendar", CHANGES_TIME),
            Map.entry("java/util/IntSummaryStatistics", SUMS),
            Map.entry("java/util/LongSummaryStatistics", SUMS),
            Map.entry("java/util/Scanner", SCANS),
            Map.entry("java/util/SplittableRandom", DRAWS),
            Map.entry("java/util/StringTokenizer", DRAWS),
            Map.entry("java/util/regex/Matcher", MATCHES),
            Map.entry("java/util/zip/Adler32", DIGESTS),
            Map.entry("java/util/zip/CRC32", DIGESTS),
            Map.entry("java/util/zip/CRC32C", DIGESTS),
            Map.entry("javax/crypto/Mac", DIGESTS));

    /// Types by way of which the methods of some of them are called, beside themselves.
    private static final Map<String, Predicate<String>> OTHERS = Map.ofEntries(
            Map.entry("java/text/DecimalFormat", FORMATS),
            Map.entry("java/text/Format", FORMATS),
            Map.entry("java/text/SimpleDateFormat", FORMATS),
            Map.entry("java/util/function/DoubleConsumer", SUMS),
            Map.entry("java/util/function/IntConsumer", SUMS),
            Map.entry("java/util/function/LongConsumer", SUMS),
            Map.entry("java/util/random/RandomGenerator", DRAWS),
            Map.entry("java/util/zip/Checksum", DIGESTS));

    private SingleThreaded() {}

    /// Whether calls by way of a type may be calls of such objects.
    ///
    /// @param type as `java/util/Date`
    static boolean isType(String type) {
        return TYPES.containsKey(type) || OTHERS.containsKey(type);
    }

    /// Whether a method of such a type changes the object.
    static boolean changes(String type, String method) {
        var own = TYPES.get(type);
        var predicate = own == null ? OTHERS.get(type) : own;
        return predicate != null && predicate.test(method);
    }

    /// Whether objects of exactly this class, or of one that inherits from it, are such.
    static boolean isClass(String type) {
        return TYPES.containsKey(type);
    }
}
