package dev.heddle.explore.report;

import dev.heddle.explore.failure.Failure;
import java.util.List;

/// A search as one self-contained page: the text report, readable in light and dark.
public final class HtmlReport {
    private HtmlReport() {}

    /// The whole page.
    public static String of(List<Failure> failures, Coverage coverage) {
        var title = failures.isEmpty() ? "no failure" : failures.getFirst().headline();
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                :root { color-scheme: light dark; }
                body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
                pre { font: 13px/1.45 ui-monospace, monospace; overflow-x: auto; }
                </style>
                </head>
                <body>
                <h1>%s</h1>
                <p>%s</p>
                <pre>%s</pre>
                </body>
                </html>
                """.formatted(
                escape(title), escape(title), escape(coverage.sentence()), escape(TextReport.of(failures, coverage)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
