package dev.heddle.explore.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes JSON that may stand inside a `script` element: no text in it can end the element or begin a comment.
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /// @param value a map with text as keys, a list, text, a number, a boolean or `null`
    static String of(@Nullable Object value) {
        var json = new Json();
        json.append(value);
        return json.text.toString();
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case String s -> appendText(s);
            case Number n -> text.append(n);
            case Boolean b -> text.append(b);
            case List<?> list -> {
                text.append('[');
                var separator = "";
                for (var each : list) {
                    text.append(separator);
                    append(each);
                    separator = ",";
                }
                text.append(']');
            }
            case Map<?, ?> map -> {
                text.append('{');
                var separator = "";
                for (var entry : map.entrySet()) {
                    text.append(separator);
                    appendText(String.valueOf(entry.getKey()));
                    text.append(':');
                    append(entry.getValue());
                    separator = ",";
                }
                text.append('}');
            }
            default -> throw new IllegalArgumentException("no JSON for a " + value.getClass());
        }
    }

    private void appendText(String s) {
        text.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                default -> {
                    // Beside control characters: what HTML, old JavaScript, or half a character would trip over.
                    if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029' || isLone(s, i)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean isLone(String s, int i) {
        char c = s.charAt(i);
        return Character.isHighSurrogate(c) && (i + 1 == s.length() || !Character.isLowSurrogate(s.charAt(i + 1)))
                || Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(s.charAt(i - 1)));
    }
}
