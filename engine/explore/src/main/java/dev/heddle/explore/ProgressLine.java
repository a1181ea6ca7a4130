package dev.heddle.explore;

import java.io.PrintStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows the progress of a search as a line of text, for [Explorer#listener]. On a terminal the line is written
/// over again and again, and erased in the end. A search of less than a second shows nothing.
///
/// An explorer without a listener has one of these by itself, if the JVM has a terminal.
public final class ProgressLine implements Consumer<Progress>, AutoCloseable {
    private final @Nullable PrintStream out;
    private final String title;
    private final boolean isTerminal;
    private int shown;

    private ProgressLine(@Nullable PrintStream out, String title, boolean isTerminal) {
        this.out = out;
        this.title = title.isEmpty() ? "" : title + ": ";
        this.isTerminal = isTerminal;
    }

    /// A line on the terminal, by `System.err`; nothing if the JVM has no terminal.
    ///
    /// @param title what the line begins with; may be empty
    /// @return the line
    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it does again
    public static ProgressLine onTerminal(String title) {
        var console = System.console();
        return new ProgressLine(console != null && console.isTerminal() ? System.err : null, title, true);
    }

    /// A line of its own each time, wherever this goes.
    ///
    /// @param out   where to
    /// @param title what the lines begin with; may be empty
    /// @return the lines
    public static ProgressLine to(PrintStream out, String title) {
        return new ProgressLine(out, title, false);
    }

    /// As on a terminal, whatever this is.
    static ProgressLine over(PrintStream out, String title) {
        return new ProgressLine(out, title, true);
    }

    @Override
    public void accept(Progress progress) {
        if (out == null) {
            return;
        }
        var line = title + progress.line();
        if (!isTerminal) {
            out.println(line);
            return;
        }
        out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        out.flush();
        shown = line.length();
    }

    /// Erases the line.
    @Override
    public void close() {
        if (out != null && shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            out.flush();
            shown = 0;
        }
    }
}
