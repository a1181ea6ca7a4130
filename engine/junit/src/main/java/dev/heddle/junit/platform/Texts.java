package dev.heddle.junit.platform;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the values that settings have as text.
///
/// Each method takes the name of the setting too, for the [IllegalArgumentException] that says what is allowed and
/// what it was: `executions must be 1 or more, was 0`.
final class Texts {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{1,16}");
    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    private Texts() {}

    /// `200ms`, `5s`, `1m`, `1h`: more than zero.
    static Duration budget(String name, String text) {
        var matcher = AMOUNT.matcher(text.strip());
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            if (amount > 0) {
                return switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                };
            }
        }
        throw new IllegalArgumentException(
                name + " must be a whole number above 0 with ms, s, m or h, such as 5s or 200ms, was \"" + text + "\"");
    }

    /// A seed: decimal, or hexadecimal with `0x`; `null` for `random`.
    static @Nullable Long seed(String name, String text) {
        var stripped = text.strip();
        if (stripped.equals("random")) {
            return null;
        }
        var digits = stripped.startsWith("0x") || stripped.startsWith("0X") ? stripped.substring(2) : "";
        if (HEXADECIMAL.matcher(digits).matches()) {
            return Long.parseUnsignedLong(digits, 16);
        }
        if (DECIMAL.matcher(stripped).matches()) {
            try {
                return Long.valueOf(stripped);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " must fit into 64 bits, was \"" + text + "\"", e);
            }
        }
        var hint = HEXADECIMAL.matcher(stripped).matches() ? "; did you mean 0x" + stripped + "?" : "";
        throw new IllegalArgumentException(
                name + " must be a decimal number, a hexadecimal one with 0x, or random, was \"" + text + "\"" + hint);
    }

    /// A whole number, 1 or more.
    static long count(String name, String text) {
        var stripped = text.strip().replace("_", "");
        if (DECIMAL.matcher(stripped).matches() && stripped.length() <= 18 && Long.parseLong(stripped) > 0) {
            return Long.parseLong(stripped);
        }
        throw new IllegalArgumentException(name + " must be a whole number, 1 or more, was \"" + text + "\"");
    }

    /// `true` or `false`.
    static boolean yesOrNo(String name, String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " must be true or false, was \"" + text + "\"");
        };
    }

    /// `i/n` with i from 1 to n.
    static Shard shard(String name, String text) {
        var matcher = FRACTION.matcher(text.strip());
        if (matcher.matches()) {
            var shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (shard.index() >= 1 && shard.index() <= shard.count()) {
                return shard;
            }
        }
        throw new IllegalArgumentException(name + " must be i/n with i from 1 to n, such as 1/4, was \"" + text + "\"");
    }

    /// One of several machines that share the work: the `index`-th of `count`, from 1.
    record Shard(int index, int count) {}
}
