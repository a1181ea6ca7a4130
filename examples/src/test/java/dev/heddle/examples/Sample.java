package dev.heddle.examples;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A numbered sample, and what its comment says of it.
///
/// @param name     chapter and class: `goroutines.A01_HelloGoroutine`
/// @param order    how far the printed lines are promised
/// @param expected the lines that it prints
/// @param command  the command that the comment gives to run it
record Sample(String name, Order order, List<String> expected, String command) {
    /// What the words before the output promise.
    enum Order {
        /// These lines in this order.
        EXACT("It prints:"),
        /// These lines; goroutines may come in any order.
        ANY("It prints, in any order:"),
        /// These lines, but for the numbers in them.
        OTHER_NUMBERS("It prints, with other numbers on another machine:");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        /// Puts what may differ from run to run into one form.
        List<String> normalized(List<String> lines) {
            return switch (this) {
                case EXACT -> lines;
                case ANY -> lines.stream().sorted().toList();
                case OTHER_NUMBERS ->
                    lines.stream().map(line -> line.replaceAll("\\d+", "#")).toList();
            };
        }
    }

    private static final Path SOURCES = Path.of("src/main/java/dev/heddle/examples");
    private static final Pattern COMMAND = Pattern.compile("/// Run it: `(.+)`");
    private static final Pattern OUTPUT = Pattern.compile("/// (It prints.*:)\n///\n/// ```\n((?:///.*\n)+?)/// ```\n");

    /// Every sample of the module, in the order of the book.
    static List<Sample> all() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.getFileName().toString().matches("[A-Z]\\d\\d_\\w+\\.java"))
                    .sorted((a, b) -> a.getFileName().compareTo(b.getFileName()))
                    .map(Sample::read)
                    .toList();
        }
    }

    private static Sample read(Path file) {
        try {
            var source = Files.readString(file);
            var name = SOURCES.relativize(file).toString().replace(".java", "").replaceAll("[/\\\\]", ".");
            var output = find(OUTPUT, source, file);
            var expected = output.group(2)
                    .lines()
                    .map(line -> line.replaceFirst("/// ?", ""))
                    .toList();
            return new Sample(
                    name,
                    order(output.group(1), file),
                    expected,
                    find(COMMAND, source, file).group(1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static MatchResult find(Pattern pattern, String source, Path file) {
        return pattern.matcher(source)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no comment like " + pattern));
    }

    private static Order order(String words, Path file) {
        for (var order : Order.values()) {
            if (order.words.equals(words)) {
                return order;
            }
        }
        throw new AssertionError(file + " promises nothing known: " + words);
    }

    /// Runs the sample's `main`.
    void run() {
        try {
            var main = Class.forName("dev.heddle.examples." + name).getDeclaredMethod("main");
            main.setAccessible(true);
            main.invoke(null);
        } catch (InvocationTargetException e) {
            throw sneaky(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(name + " has no static main() without parameters", e);
        }
    }

    @SuppressWarnings("unchecked") // the compiler takes T for an unchecked one
    private static <T extends Throwable> RuntimeException sneaky(Throwable e) throws T {
        throw (T) e;
    }

    @Override
    public String toString() {
        return name;
    }
}
