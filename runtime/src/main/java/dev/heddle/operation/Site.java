package dev.heddle.operation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A place in the source of the program under test.
///
/// @param type   the class, by its full name
/// @param method the method
/// @param file   the source file, or the class's simple name where the class file does not say
/// @param line   the line, or -1 where the class file does not say
public record Site(String type, String method, String file, int line) {
    /// Where the class file does not say.
    public static final Site UNKNOWN = new Site("unknown", "unknown", "unknown", -1);

    private static final StackWalker WALKER = StackWalker.getInstance();

    private static final Set<String> LIBRARY = Set.of(
            "dev.heddle",
            "dev.heddle.channel",
            "dev.heddle.context",
            "dev.heddle.explore",
            "dev.heddle.explore.coverage",
            "dev.heddle.explore.drawing",
            "dev.heddle.explore.failure",
            "dev.heddle.explore.input",
            "dev.heddle.explore.linearizability",
            "dev.heddle.explore.outcome",
            "dev.heddle.explore.race",
            "dev.heddle.explore.recording",
            "dev.heddle.explore.report",
            "dev.heddle.explore.schedule",
            "dev.heddle.explore.strategy",
            "dev.heddle.junit",
            "dev.heddle.junit.platform",
            "dev.heddle.junit.property",
            "dev.heddle.model",
            "dev.heddle.operation",
            "dev.heddle.parallel",
            "dev.heddle.probe",
            "dev.heddle.scheduler",
            "dev.heddle.sync",
            "dev.heddle.time");

    /// A socket waits in `sun.nio.ch`, but for the program it is its own line that waits.
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    /// Assertions fail inside of these, but the user wants to see his own line.
    private static final List<String> TEST_LIBRARIES = List.of(
            "org.junit.",
            "org.opentest4j.",
            "org.assertj.",
            "org.hamcrest.",
            "net.jqwik.",
            "com.google.common.truth.",
            "kotlin.test.");

    /// The innermost frame that is not the library's own, or [#UNKNOWN].
    public static Site caller() {
        return WALKER.walk(frames ->
                frames.filter(Site::isOfTheProgram).findFirst().map(Site::of).orElse(UNKNOWN));
    }

    /// The innermost frame that is not the library's own, and what it has called.
    ///
    /// @param site   its place, or [#UNKNOWN]
    /// @param method the method that it is in the middle of calling; `null` if there is no such frame, or the
    ///               frame is the innermost
    public record Call(Site site, @Nullable String method) {
        /// Of nobody.
        public static final Call UNKNOWN = new Call(Site.UNKNOWN, null);
    }

    /// The innermost frame that is not the library's own, and what it has called.
    public static Call call() {
        return WALKER.walk(frames -> {
            String called = null;
            for (var frame : (Iterable<StackWalker.StackFrame>) frames::iterator) {
                if (isOfTheProgram(frame)) {
                    return new Call(of(frame), called);
                }
                called = frame.getMethodName();
            }
            return Call.UNKNOWN;
        });
    }

    /// The place of a stack frame.
    public static Site of(StackWalker.StackFrame frame) {
        var type = frame.getClassName();
        var file = frame.getFileName();
        return new Site(
                type,
                frame.getMethodName(),
                file == null ? type.substring(type.lastIndexOf('.') + 1) : file,
                frame.getLineNumber());
    }

    private static boolean isOfTheProgram(StackWalker.StackFrame frame) {
        return !isOfTheLibrary(frame.getClassName());
    }

    /// Whether a class is one of ours, the JDK's or a test library's: a report leaves its frames out.
    public static boolean isOfTheLibrary(String type) {
        if (JDK.stream().anyMatch(type::startsWith)) {
            return true;
        }
        if (TEST_LIBRARIES.stream().anyMatch(type::startsWith)) {
            return true;
        }
        var outermost = type.indexOf('$') < 0 ? type : type.substring(0, type.indexOf('$'));
        // Our own tests stand in the packages they test, and are programs like any other.
        return LIBRARY.contains(outermost.substring(0, Math.max(0, outermost.lastIndexOf('.'))))
                && !outermost.endsWith("Test");
    }

    /// This place as an element of a stack trace, which tools know how to link.
    public StackTraceElement element() {
        return new StackTraceElement(type, method, file, line);
    }

    @Override
    public String toString() {
        return method + "(" + file + (line < 0 ? "" : ":" + line) + ")";
    }
}
