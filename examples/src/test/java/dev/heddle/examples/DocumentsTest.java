package dev.heddle.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heddle.examples.properties.WrongProperties;
import dev.heddle.examples.structures.WrongStructures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the README and the guide show is what really happens.
final class DocumentsTest {
    private static final Path REPORTS = Path.of("src/test/reports");
    private static final Pattern LINK =
            Pattern.compile("]\\((?<md>[^)#\\s]+)\\)|(?:link|xref):(?<adoc>[^\\[#\\s]+)(?:#(?<anchor>[^\\[]+))?\\[");

    @Test
    void theReadmeShowsWhatReallyHappens() throws Exception {
        assertThat(Document.checkBlocks(Document.ROOT.resolve("README.md"))).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "transfersInBothDirections, deadlock",
        "answersInTimeOrNotAtAll, leak",
        "countsToTwo, race",
        "eachSenderCloses, panic"
    })
    void theGuideShowsReportsThatReallyCome(String test, String report) throws IOException {
        Document.checkFile(REPORTS.resolve(report + ".txt"), Reports.of(WrongPrograms.class, test));
    }

    @Test
    void theGuideShowsAPropertysReportThatReallyComes() throws IOException {
        Document.checkFile(REPORTS.resolve("property.txt"), Reports.of(WrongProperties.class, "transfers"));
    }

    @Test
    void theGuideShowsMessagesOfChecksThatReallyCome() throws IOException {
        Document.checkFile(REPORTS.resolve("outcomes.txt"), message(WrongStructures::noneIsLost));
        Document.checkFile(REPORTS.resolve("linearizability.txt"), message(WrongStructures::peekingByPop));
    }

    private static String message(ThrowingCallable check) {
        return catchThrowableOfType(AssertionError.class, check).getMessage().strip() + "\n";
    }

    static Stream<Path> documents() throws IOException {
        var all = new ArrayList<Path>();
        for (var name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "STYLE.md")) {
            all.add(Document.ROOT.resolve(name));
        }
        try (var files = Files.walk(Document.ROOT.resolve("src-docs"))) {
            files.filter(file -> file.toString().matches(".*\\.(md|adoc)"))
                    .sorted()
                    .forEach(all::add);
        }
        return all.stream();
    }

    @Test
    void theGuideBeginsWithTheReadmesReport() throws IOException {
        Document.checkFile(REPORTS.resolve("sum.txt"), Reports.of(WrongSumOfSquares.class, "addsUpTheSquares"));
    }

    @Test
    void ciRunsTheReadmesTestCommand() throws IOException {
        var ci = Files.readString(Document.ROOT.resolve(".ci/run"));
        var command = Pattern.compile("```\n(mvn .*verify)\n```")
                .matcher(Files.readString(Document.ROOT.resolve("README.md")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(ci.lines()).contains(command);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        var broken = new ArrayList<String>();
        for (var link : LINK.matcher(Files.readString(document)).results().toList()) {
            var target = Objects.requireNonNullElse(link.group("md"), link.group("adoc"));
            if (!target.matches("[a-z]+:.*")
                    && !leadsSomewhere(document.resolveSibling(target), link.group("anchor"))) {
                broken.add(link.group());
            }
        }

        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path target, @Nullable String anchor) throws IOException {
        if (anchor == null || !Files.exists(target)) {
            return Files.exists(target);
        }
        return Files.readString(target)
                .lines()
                .filter(line -> line.startsWith("=="))
                .map(line -> "_"
                        + line.replaceFirst("=+ ", "").toLowerCase(Locale.ROOT).replaceAll("\\W+", "_"))
                .anyMatch(anchor::equals);
    }
}
