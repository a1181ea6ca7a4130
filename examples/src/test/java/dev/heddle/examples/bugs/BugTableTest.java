package dev.heddle.examples.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps the table of `src-docs/design/bugs.md`, and its copy for the guide. With the system property `docs.update`
/// it measures everything anew, prints the table and writes it. Without, it checks that the table has the rows that
/// it should have; figures change with the machine and with every change of a strategy, so nobody compares those.
final class BugTableTest {
    private static final Path PAGE =
            Path.of("..", "src-docs", "design", "bugs.md").toAbsolutePath().normalize();
    private static final Path FOR_THE_GUIDE = Path.of("src/test/reports/bugs.tsv");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- table -->\n)(.*?)(<!-- end of the table -->)", Pattern.DOTALL);

    @Test
    void theTableHasARowForEveryBug() throws IOException {
        if (System.getProperty("docs.update") != null) {
            write(rows(true));
        }
        var expected = rows(false).stream().map(Row::given).toList();

        var table = TABLE.matcher(Files.readString(PAGE));
        assertThat(table.find()).isTrue();
        assertThat(firstColumns(table.group(2)
                        .lines()
                        .skip(2)
                        .map(line -> Arrays.asList(
                                line.substring(2, line.length() - 2).split(" \\| ", -1)))))
                .as("bugs.md (-Ddocs.update writes it anew)")
                .isEqualTo(expected);
        assertThat(firstColumns(Files.readAllLines(FOR_THE_GUIDE).stream()
                        .skip(1)
                        .map(line -> Arrays.asList(line.split("\t", -1)))))
                .as("bugs.tsv (-Ddocs.update writes it anew)")
                .isEqualTo(expected);
    }

    private static List<List<String>> firstColumns(Stream<List<String>> rows) {
        return rows.map(cells -> cells.subList(0, Row.GIVEN.size())).toList();
    }

    private static List<Row> rows(boolean measured) {
        var published = Corpus.published();
        var order = new ArrayList<>(published.keySet());
        var rows = new ArrayList<Row>();
        var bugs = Corpus.withBug().stream()
                .sorted(Comparator.comparingInt(bug -> order.indexOf(bug.kernel())))
                .toList();
        for (var bug : bugs) {
            var elsewhere = Objects.requireNonNull(published.get(bug.kernel()), bug.kernel());
            rows.add(
                    measured
                            ? Row.measured(bug, twinOf(bug), elsewhere)
                            : new Row(bug, elsewhere, Collections.nCopies(Row.MEASURED.size(), "")));
        }
        return rows;
    }

    private static Variant twinOf(Variant bug) {
        return Corpus.twins().stream()
                .filter(twin -> twin.kernel().equals(bug.kernel()))
                .findFirst()
                .orElseThrow();
    }

    private static void write(List<Row> rows) throws IOException {
        var columns = joined(List.of(Row.GIVEN, Row.MEASURED, Row.ELSEWHERE));
        var lines = new ArrayList<List<String>>();
        lines.add(columns);
        lines.add(Collections.nCopies(columns.size(), "-"));
        rows.forEach(row -> lines.add(joined(List.of(row.given(), row.figures(), row.elsewhere()))));
        var table = lines.stream()
                .map(cells -> "| " + String.join(" | ", cells) + " |\n")
                .collect(Collectors.joining());
        var text = TABLE.matcher(Files.readString(PAGE)).replaceFirst(found -> found.group(1) + table + found.group(3));
        Files.writeString(PAGE, text);
        Files.writeString(
                FOR_THE_GUIDE,
                Stream.concat(
                                Stream.of(joined(List.of(Row.GIVEN, Row.MEASURED))),
                                rows.stream().map(row -> joined(List.of(row.given(), row.figures()))))
                        .map(cells -> String.join("\t", cells) + "\n")
                        .collect(Collectors.joining()));
        System.out.println(table);
    }

    private static List<String> joined(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
