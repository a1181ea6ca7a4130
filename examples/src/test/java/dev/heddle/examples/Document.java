package dev.heddle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A document with blocks that are taken from elsewhere.
///
/// In Markdown each such block stands after a comment that says where it comes from:
///
/// ```
/// <!-- code: examples/src/main/java/dev/heddle/examples/bugs/SumOfSquares.java#wrong -->
/// <!-- report: WrongSumOfSquares#addsUpTheSquares -->
/// ```
///
/// With the system property `docs.update` a block that differs is written anew, and the test passes.
final class Document {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final boolean UPDATE = System.getProperty("docs.update") != null;
    private static final Pattern BLOCK =
            Pattern.compile("<!-- (code|report): (\\S+)#(\\S+) -->\n```[a-z]*\n(.*?)```\n", Pattern.DOTALL);

    private Document() {}

    /// Compares every such block of a document with what it is taken from, and returns how many there are.
    static int checkBlocks(Path document) throws IOException, ClassNotFoundException {
        var text = Files.readString(document);
        var matcher = BLOCK.matcher(text);
        var updated = new StringBuilder();
        int blocks = 0;
        int end = 0;
        while (matcher.find()) {
            var actual = matcher.group(1).equals("code")
                    ? region(ROOT.resolve(matcher.group(2)), matcher.group(3))
                    : Reports.of(Class.forName("dev.heddle.examples." + matcher.group(2)), matcher.group(3));
            updated.append(text, end, matcher.start(4)).append(actual);
            end = matcher.end(4);
            blocks++;
            if (!UPDATE) {
                assertThat(matcher.group(4))
                        .as(
                                "%s, block %s#%s (mvn test -Ddocs.update writes it anew)",
                                document.getFileName(), matcher.group(2), matcher.group(3))
                        .isEqualTo(actual);
            }
        }
        if (UPDATE) {
            Files.writeString(document, updated.append(text.substring(end)));
        }
        return blocks;
    }

    /// Compares a file with the text that it should have.
    static void checkFile(Path file, String actual) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(Files.exists(file))
                .as("%s (mvn test -Ddocs.update writes it)", file)
                .isTrue();
        assertThat(Files.readString(file))
                .as("%s (mvn test -Ddocs.update writes it anew)", file.getFileName())
                .isEqualTo(actual);
    }

    /// The lines between `tag::name[]` and `end::name[]` of a source file, moved to the left.
    private static String region(Path file, String name) throws IOException {
        var region = Pattern.compile(
                        ".*tag::" + Pattern.quote(name) + "\\[]\n(.*?)\n[^\n]*end::" + Pattern.quote(name) + "\\[]",
                        Pattern.DOTALL)
                .matcher(Files.readString(file));
        assertThat(region.find()).as("%s has a region %s", file, name).isTrue();
        return region.group(1)
                .stripIndent()
                .lines()
                .filter(line -> !line.matches("\\s*// (tag|end)::.*"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
