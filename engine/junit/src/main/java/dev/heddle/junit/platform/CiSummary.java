package dev.heddle.junit.platform;

import dev.heddle.explore.Exploration;
import dev.heddle.explore.report.SourceFiles;
import dev.heddle.junit.Constants;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a CI server is told beside the verdicts: a summary of the run as Markdown, and a line for each failure that
/// marks the source.
///
/// Tests may run at the same time, and so may forks that write to the same file: each appends its summary whole.
/// Whatever goes wrong here is a warning, and changes no verdict.
final class CiSummary {
    static final String AUTO = "auto";

    private static final Logger LOGGER = System.getLogger("dev.heddle.junit");
    private static final String OFF = "off";
    private static final String GITHUB_SUMMARY = "GITHUB_STEP_SUMMARY";
    private static final String GITHUB_WORKSPACE = "GITHUB_WORKSPACE";
    private static final Pattern BACKTICKS = Pattern.compile("`+");
    /// GitHub takes 1 MiB for a step; several forks share it.
    private static final int LONGEST_REPORT = 20_000;
    private static final int LONGEST = 250_000;
    private static final int MOST_ROWS = 200;
    /// What a line about a failure begins with that tells how to see it again.
    private static final String COMMAND = "  command  ";
    /// Terminals' colours, which GitHub would show as they are.
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*m");
    /// What GitHub shows of a mark.
    private static final int LONGEST_MARK = 4_000;

    private final Path file;
    private final boolean marksSource;
    private final Path workspace;
    private final SourceFiles sources = new SourceFiles();
    private final List<String> rows = new ArrayList<>();
    private final StringBuilder reports = new StringBuilder();
    private int tests;
    private int failures;

    private CiSummary(Path file, boolean marksSource, Path workspace) {
        this.file = file;
        this.marksSource = marksSource;
        this.workspace = workspace;
    }

    /// The summary of a run, or `null` if none is wanted.
    ///
    /// @param setting     `auto`, `off` or a file, see [Constants#CI_SUMMARY]
    /// @param environment the value of an environment variable, or `null`
    static @Nullable CiSummary of(String setting, UnaryOperator<@Nullable String> environment) {
        var github = environment.apply(GITHUB_SUMMARY);
        var isOnGithub = github != null && !github.isBlank();
        if (setting.equalsIgnoreCase(OFF) || setting.equalsIgnoreCase(AUTO) && !isOnGithub) {
            return null;
        }
        var workspace = environment.apply(GITHUB_WORKSPACE);
        return new CiSummary(
                Path.of(setting.equalsIgnoreCase(AUTO) && github != null ? github : setting),
                isOnGithub,
                Path.of(workspace == null ? "" : workspace).toAbsolutePath().normalize());
    }

    synchronized void passed(TestName test, Exploration exploration) {
        tests++;
        var verdict = exploration
                .failure()
                .map(failure -> "found, as expected: " + failure.headline())
                .orElse(exploration.exhaustive() ? "every interleaving" : "no failure found");
        add(test, "✅", verdict, exploration);
    }

    /// @param error what the test fails with
    synchronized void failed(TestName test, AssertionError error, Exploration exploration) {
        tests++;
        failures++;
        var message = String.valueOf(error.getMessage());
        var headline = message.lines().findFirst().orElse("");
        add(test, "❌", headline, exploration);
        if (marksSource) {
            // GitHub knows it by the beginning of the line, and others may have left theirs unfinished.
            System.out.print("\n" + mark(test, headline, message, error.getStackTrace()) + "\n");
        }
        var shown = message.length() <= LONGEST_REPORT
                ? message
                : message.substring(0, message.lastIndexOf('\n', LONGEST_REPORT)) + "\n…";
        var fence = fence(shown);
        var report = "\n<details><summary><code>" + html(shortName(test)) + "</code>: " + html(headline)
                + "</summary>\n\n" + fence + "text\n" + shown.stripTrailing() + "\n" + fence + "\n\n</details>\n";
        if (reports.length() + report.length() <= LONGEST) {
            reports.append(report);
        }
    }

    private void add(TestName test, String sign, String verdict, Exploration exploration) {
        rows.add(String.format(
                Locale.ROOT,
                "| <code>%s</code> | %s %s | %,d | 0x%x |%n",
                cell(shortName(test)),
                sign,
                cell(verdict),
                exploration.executions(),
                exploration.seed()));
    }

    /// Appends the summary to the file.
    synchronized void write() {
        if (tests == 0) {
            return;
        }
        var text = new StringBuilder("\n### Heddle: ")
                .append(
                        failures == 0
                                ? (tests == 1 ? "the test passes" : "all " + tests + " tests pass")
                                : failures + " of " + tests + (tests == 1 ? " test fails" : " tests fail"))
                .append("\n\n| test | | executions | seed |\n| --- | --- | ---: | --- |\n");
        // Those that fail first: they are what somebody looks for.
        rows.stream().filter(row -> row.contains("| ❌")).forEach(text::append);
        rows.stream().filter(row -> !row.contains("| ❌")).limit(MOST_ROWS).forEach(text::append);
        if (rows.size() - failures > MOST_ROWS) {
            text.append(rows.size() - failures - MOST_ROWS).append(" more tests pass.\n");
        }
        text.append(reports);
        try (var channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                var _ = channel.lock()) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    Level.WARNING, "could not write the summary to " + file + " (" + Constants.CI_SUMMARY + "): " + e);
        }
    }

    /// The line that GitHub shows at the source.
    private String mark(TestName test, String headline, String message, StackTraceElement[] places) {
        var where = "";
        if (places.length > 0) {
            where = "file=" + property(path(places[0]));
            if (places[0].getLineNumber() > 0) {
                where += ",line=" + places[0].getLineNumber();
            }
            where += ",";
        }
        return "::error " + where + "title=" + property(shortName(test) + ": " + headline) + "::"
                + data(inShort(message));
    }

    /// What happened, who was where, and why, up to the table, which only a fixed pitch makes readable; and the
    /// command. Whole lines.
    private static String inShort(String message) {
        var command = message.lines()
                .filter(line -> line.startsWith(COMMAND))
                .findFirst()
                .orElse("");
        var body = new StringBuilder();
        for (var line : message.lines().toList()) {
            if (line.startsWith("  what happened, ") || line.startsWith("  found in execution ")) {
                break;
            }
            if (body.length() + line.length() + command.length() > LONGEST_MARK) {
                body.append("  …\n");
                break;
            }
            body.append(line).append('\n');
        }
        return (body.toString().stripTrailing() + "\n" + command).stripTrailing();
    }

    private String path(StackTraceElement place) {
        var found = sources.path(place);
        if (found == null) {
            return SourceFiles.key(place);
        }
        var absolute = found.toAbsolutePath().normalize();
        return (absolute.startsWith(workspace) ? workspace.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }

    private static String data(String text) {
        return COLOURS.matcher(text)
                .replaceAll("")
                .replace("%", "%25")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String shortName(TestName test) {
        return test.type().substring(test.type().lastIndexOf('.') + 1) + "." + test.method();
    }

    private static String cell(String text) {
        return html(text).replace("|", "&#124;").replace("\n", " ");
    }

    /// What Markdown would take for its own is written as an entity too.
    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("*", "&#42;")
                .replace("_", "&#95;")
                .replace("`", "&#96;")
                .replace("[", "&#91;");
    }

    /// A fence that is longer than any in the text.
    private static String fence(String text) {
        int longest = BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        return "`".repeat(Math.max(3, longest + 1));
    }
}
