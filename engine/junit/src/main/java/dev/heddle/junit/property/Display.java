package dev.heddle.junit.property;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values as a person would write them: strings in quotes, also inside of lists, arrays and records.
final class Display {
    private static final int LONGEST = 1_000;

    private Display() {}

    static String of(@Nullable Object value) {
        var text = text(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case CharSequence s -> '"' + escaped(s.toString()) + '"';
            case Character c -> "'" + escaped(c.toString()) + "'";
            case Collection<?> all -> all.stream().map(Display::text).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Optional<?> optional -> optional.isEmpty() ? "empty" : "Optional[" + text(optional.get()) + "]";
            case Record r when !hasOwnText(r) -> text(r);
            default -> value.getClass().isArray() ? array(value) : said(value);
        };
    }

    private static boolean hasOwnText(Record value) {
        try {
            // The one that the compiler makes is final.
            return !java.lang.reflect.Modifier.isFinal(
                    value.getClass().getMethod("toString").getModifiers());
        } catch (NoSuchMethodException e) {
            return true;
        }
    }

    private static String text(Record value) {
        var components = Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> component.getName() + "=" + text(component(component, value)))
                .collect(Collectors.joining(", ", "[", "]"));
        return value.getClass().getSimpleName() + components;
    }

    private static @Nullable Object component(RecordComponent component, Record value) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            return "?";
        }
    }

    private static String array(Object array) {
        var all = new ArrayList<@Nullable Object>();
        for (int i = 0; i < Array.getLength(array); i++) {
            all.add(Array.get(array, i));
        }
        return text((List<?>) all);
    }

    private static String said(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException e) {
            return "a " + value.getClass().getSimpleName() + " whose toString threw " + e;
        }
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                case '\r' -> escaped.append("\\r");
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                default ->
                    escaped.append(
                            Character.isISOControl(c) || Character.isSurrogate(c)
                                    ? String.format("\\u%04x", (int) c)
                                    : Character.toString(c));
            }
        }
        return escaped.toString();
    }
}
