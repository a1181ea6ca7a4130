package dev.heddle.explore.recording;

import org.jspecify.annotations.Nullable;

/// Values as a report shows them. Only those whose text cannot run code of the program are printed; the others show
/// their type.
final class Values {
    private static final int LONGEST = 40;

    private Values() {}

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case String s -> '"' + shortened(s) + '"';
            case Number n when n.getClass().getName().startsWith("java.") -> n.toString();
            case Boolean b -> b.toString();
            case Character c -> "'" + c + "'";
            case Enum<?> e -> e.name();
            default -> {
                var name = value.getClass().getSimpleName();
                yield name.isEmpty() || value.getClass().isHidden() ? "a value" : "a " + name;
            }
        };
    }

    private static String shortened(String s) {
        var line = s.replace("\n", "\\n");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
