package dev.heddle.explore.recording;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The first steps of a schedule in words, for whoever no longer finds them in an edited program.
///
/// As bytes it is a table of all names, each once, and then columns: for every step the number of its goroutine, of
/// its operation and of its file, and the line. Columns deflate better than rows.
///
/// @param lines the words of each step; those of later steps may be missing
public record Legend(List<Line> lines) {
    /// No words.
    public static final Legend NONE = new Legend(List.of());

    private static final int MOST = 10_000_000;
    private static final char END = '\0';

    /// Copies the lines.
    public Legend {
        lines = List.copyOf(lines);
    }

    /// One step in words. A character that would break the line is a space.
    ///
    /// @param goroutine the name of who made it; empty for the clock
    /// @param operation what was done, without values: `send to channel "jobs"`
    /// @param file      the file of the source; empty if there is no line of the program
    /// @param line      the line in it, or -1 where the class file does not say
    public record Line(String goroutine, String operation, String file, int line) {
        /// The clock moves.
        public static final Line CLOCK = new Line("", "", "", -1);

        /// Makes it one line.
        public Line {
            goroutine = oneLine(goroutine);
            operation = oneLine(operation);
            file = oneLine(file);
            line = Math.max(-1, line);
        }

        private static String oneLine(String text) {
            return text.replaceAll("\\p{Cntrl}", " ");
        }

        /// As what is expected: `goroutine "main" to send to channel "jobs"   at Pool.java:31`.
        public String text() {
            if (equals(CLOCK)) {
                return "the clock to move";
            }
            var who = "goroutine \"" + goroutine + "\" to " + operation;
            return file.isEmpty() ? who : who + "   at " + file + (line < 0 ? "" : ":" + line);
        }
    }

    /// The words of a step, or `null` if there are none.
    ///
    /// @param step from 0
    @Nullable
    Line line(int step) {
        return step < lines.size() ? lines.get(step) : null;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /// The first half: the first step that differs is what matters.
    Legend firstHalf() {
        return new Legend(lines.subList(0, lines.size() / 2));
    }

    void write(DataOutputStream out) throws IOException {
        var goroutines = numbers(Line::goroutine);
        var operations = numbers(Line::operation);
        var files = numbers(Line::file);
        int least = lines.stream().mapToInt(Line::line).min().orElse(0);
        Numbers.write(out, lines.size());
        write(goroutines, out);
        write(operations, out);
        write(files, out);
        Numbers.write(out, least + 1L);
        writeColumn(goroutines, Line::goroutine, out);
        writeColumn(operations, Line::operation, out);
        writeColumn(files, Line::file, out);
        for (var line : lines) {
            Numbers.write(out, line.line() - least);
        }
    }

    private Map<String, Integer> numbers(Function<Line, String> name) {
        var numbers = new LinkedHashMap<String, Integer>();
        for (var line : lines) {
            numbers.putIfAbsent(name.apply(line), numbers.size());
        }
        return numbers;
    }

    private static void write(Map<String, Integer> names, DataOutputStream out) throws IOException {
        Numbers.write(out, names.size());
        for (var name : names.keySet()) {
            out.write((name + END).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Nothing, if there is only one name.
    private void writeColumn(Map<String, Integer> numbers, Function<Line, String> name, DataOutputStream out)
            throws IOException {
        if (numbers.size() > 1) {
            for (var line : lines) {
                Numbers.write(out, numbers.getOrDefault(name.apply(line), 0));
            }
        }
    }

    static Legend read(DataInputStream in) throws IOException {
        int size = Numbers.read(in, MOST);
        var goroutines = readNames(in);
        var operations = readNames(in);
        var files = readNames(in);
        int least = Numbers.read(in, Integer.MAX_VALUE) - 1;
        var goroutineOf = readColumn(in, size, goroutines.size());
        var operationOf = readColumn(in, size, operations.size());
        var fileOf = readColumn(in, size, files.size());
        var lines = new ArrayList<Line>();
        for (int i = 0; i < size; i++) {
            lines.add(new Line(
                    goroutines.get(goroutineOf[i]),
                    operations.get(operationOf[i]),
                    files.get(fileOf[i]),
                    least + Numbers.read(in, Integer.MAX_VALUE)));
        }
        return new Legend(lines);
    }

    private static List<String> readNames(DataInputStream in) throws IOException {
        int count = Numbers.read(in, MOST);
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            names.add(readName(in));
        }
        return names;
    }

    private static String readName(DataInputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = in.readUnsignedByte(); b != END; b = in.readUnsignedByte()) {
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int[] readColumn(DataInputStream in, int size, int names) throws IOException {
        var column = new int[size];
        for (int i = 0; i < size && names != 1; i++) {
            column[i] = Numbers.read(in, names - 1);
        }
        return column;
    }
}
