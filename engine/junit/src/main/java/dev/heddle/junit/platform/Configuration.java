package dev.heddle.junit.platform;

import dev.heddle.junit.Constants;
import dev.heddle.junit.GoTest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ConfigurationParameters;

/// The engine's configuration parameters, checked.
///
/// @param seed            what every test uses instead of its own seed; `null` if nobody says
/// @param replay          the one execution that is run, or `null` to explore
/// @param nearest         whether a replay goes on with what is nearest, or `null` if nobody says
/// @param executions      how many executions at most, or `null`
/// @param budget          how long at most, or `null`
/// @param shard           which part of the work, or `null` for all of it
/// @param database        where tokens of failures are kept, or `null` to keep none
/// @param reportDirectory where reports are written, or `null`
/// @param ciSummary       `auto`, `off`, or the file to which a summary is appended
/// @param instrumented    whether tests run on rewritten classes
/// @param excluded        what the names of classes begin with that are not rewritten
record Configuration(
        @Nullable SeedSetting seed,
        @Nullable String replay,
        @Nullable Boolean nearest,
        @Nullable Long executions,
        @Nullable Duration budget,
        Texts.@Nullable Shard shard,
        @Nullable Path database,
        @Nullable Path reportDirectory,
        String ciSummary,
        boolean instrumented,
        List<String> excluded) {
    private static final String OFF = "off";
    private static final String AUTO = "auto";
    private static final String DEFAULT_DATABASE = ".heddle";
    private static final List<String> KEYS = List.of(
            Constants.SEED,
            Constants.REPLAY,
            Constants.REPLAY_NEAREST,
            Constants.EXECUTIONS,
            Constants.BUDGET,
            Constants.SHARD,
            Constants.DATABASE,
            Constants.REPORT_DIR,
            Constants.CI_SUMMARY,
            Constants.INSTRUMENT,
            Constants.INSTRUMENT_EXCLUDE);

    /// Reads and checks them.
    ///
    /// @throws BadSetting if a key is unknown or a value not allowed
    static Configuration of(ConfigurationParameters parameters) {
        checkKeys(parameters);
        return new Configuration(
                get(parameters, Constants.SEED, SeedSetting::parse),
                get(parameters, Constants.REPLAY, (_, text) -> text.strip()),
                get(parameters, Constants.REPLAY_NEAREST, Texts::yesOrNo),
                get(parameters, Constants.EXECUTIONS, Texts::count),
                get(parameters, Constants.BUDGET, Texts::budget),
                get(parameters, Constants.SHARD, Texts::shard),
                database(parameters),
                get(parameters, Constants.REPORT_DIR, Configuration::path),
                ciSummary(parameters),
                instrumented(parameters),
                excluded(parameters));
    }

    /// Makes a value of a text; the name is for the complaint if it cannot.
    private interface Parser<T> {
        T parse(String name, String text);
    }

    /// The value of a key, or `null` if it has none; an empty one is none.
    private static <T> @Nullable T get(ConfigurationParameters parameters, String key, Parser<T> parser) {
        var text = parameters.get(key).filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parser.parse("configuration parameter " + key, text.get());
        } catch (IllegalArgumentException e) {
            throw new BadSetting(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Path database(ConfigurationParameters parameters) {
        var path = get(parameters, Constants.DATABASE, Configuration::path);
        if (path == null) {
            return Path.of(DEFAULT_DATABASE);
        }
        return path.toString().equalsIgnoreCase(OFF) ? null : path;
    }

    private static String ciSummary(ConfigurationParameters parameters) {
        var path = get(parameters, Constants.CI_SUMMARY, Configuration::path);
        return path == null ? CiSummary.AUTO : path.toString();
    }

    private static boolean instrumented(ConfigurationParameters parameters) {
        var is = get(parameters, Constants.INSTRUMENT, (name, text) -> switch (text.strip()
                .toLowerCase(Locale.ROOT)) {
            case AUTO -> true;
            case OFF -> false;
            default -> throw new IllegalArgumentException(name + " must be auto or off, was \"" + text + "\"");
        });
        return is == null || is;
    }

    private static List<String> excluded(ConfigurationParameters parameters) {
        var prefixes = get(
                parameters,
                Constants.INSTRUMENT_EXCLUDE,
                (_, text) -> List.of(text.strip().split("\\s*,\\s*")));
        return prefixes == null ? List.of() : prefixes;
    }

    private static Path path(String name, String text) {
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name + " must be a path, was \"" + text + "\": " + e.getReason(), e);
        }
    }

    /// An unknown key in a file of parameters is a mistake. System properties are shared with the build and with
    /// other parts of Heddle, so there only what looks like one of ours is taken for one.
    private static void checkKeys(ConfigurationParameters parameters) {
        var unknown = new TreeSet<String>();
        for (var key : parameters.keySet()) {
            if (key.startsWith(Constants.PREFIX) && !KEYS.contains(key)) {
                unknown.add(key);
            }
        }
        for (var key : System.getProperties().stringPropertyNames()) {
            if (key.startsWith(Constants.PREFIX)
                    && !KEYS.contains(key)
                    && (nearest(key).isPresent() || isAttribute(key))
                    && parameters.get(key).isPresent()) {
                unknown.add(key);
            }
        }
        if (!unknown.isEmpty()) {
            var key = unknown.first();
            throw new BadSetting("configuration parameter " + key + " (value \""
                    + parameters.get(key).orElse("")
                    + "\") does not exist"
                    + nearest(key).map(known -> "; did you mean " + known + "?").orElse("")
                    + (nearest(key).isEmpty() && isAttribute(key)
                            ? "; it can only be set in @GoTest and @GoTestDefaults"
                            : "")
                    + "; there are " + String.join(", ", KEYS));
        }
    }

    /// Whether a key is that of an attribute which only the annotations have.
    private static boolean isAttribute(String key) {
        return !KEYS.contains(key)
                && Arrays.stream(GoTest.class.getDeclaredMethods())
                        .anyMatch(attribute -> key.equalsIgnoreCase(Constants.PREFIX + attribute.getName()));
    }

    /// The key that was very likely meant: one that differs by two letters, or has another part in front.
    private static Optional<String> nearest(String key) {
        var end = key.substring(Constants.PREFIX.length() - 1);
        return KEYS.stream()
                .filter(known -> distance(known, key) <= 2 || known.endsWith(end))
                .findFirst();
    }

    /// How many letters must be put in, left out or changed (Levenshtein); capital letters do not count.
    private static int distance(String a, String b) {
        var from = a.toLowerCase(Locale.ROOT);
        var to = b.toLowerCase(Locale.ROOT);
        var row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
