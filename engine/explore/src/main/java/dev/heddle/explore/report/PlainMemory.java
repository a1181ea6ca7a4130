package dev.heddle.explore.report;

/// Whether a search has checked accesses to plain memory for data races.
public enum PlainMemory {
    /// It has.
    WATCHED("plain memory was watched", ""),
    /// Nobody told of the accesses: the classes were not rewritten.
    NOT_WATCHED(
            "plain memory was not watched",
            ": run the body in a @GoTest, or the JVM with -javaagent:heddle-instrument.jar, to find data races on "
                    + "fields, arrays and collections"),
    /// Races were not wanted.
    IGNORED("plain memory was not watched", ": Races.IGNORE");

    private final String text;
    private final String hint;

    PlainMemory(String text, String hint) {
        this.text = text;
        this.hint = hint;
    }

    /// It as a clause.
    public String text() {
        return text;
    }

    /// It as a clause that also says how it came to that, and what to do about it.
    public String whole() {
        return text + hint;
    }
}
