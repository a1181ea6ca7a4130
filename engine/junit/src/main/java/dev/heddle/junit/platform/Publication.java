package dev.heddle.junit.platform;

import dev.heddle.explore.Exploration;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;

/// Tells JUnit about a test what is not its verdict. Nothing in here may replace the verdict: what goes wrong is a
/// warning.
///
/// Listeners are other people's code, and older platforms lack some of the calls, hence the wide catches.
final class Publication {
    private static final Logger LOGGER = System.getLogger("dev.heddle.junit");

    private final ExecutionRequest request;
    private final TestDescriptor test;

    Publication(ExecutionRequest request, TestDescriptor test) {
        this.request = request;
        this.test = test;
    }

    /// The numbers of a search.
    void numbers(Exploration exploration) {
        var entries = new LinkedHashMap<String, String>();
        entries.put("heddle.seed", "0x" + Long.toHexString(exploration.seed()));
        entries.put("heddle.executions", Long.toString(exploration.executions()));
        entries.put("heddle.exhaustive", Boolean.toString(exploration.exhaustive()));
        if (exploration.inconclusive() > 0) {
            entries.put("heddle.inconclusive", Long.toString(exploration.inconclusive()));
        }
        exploration.failure().ifPresent(failure -> entries.put("heddle.replay", failure.replayToken()));
        entries(entries);
    }

    /// One entry.
    void entry(String key, String value) {
        entries(Map.of(key, value));
    }

    private void entries(Map<String, String> entries) {
        try {
            request.getEngineExecutionListener().reportingEntryPublished(test, ReportEntry.from(entries));
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, "could not publish " + entries + ": " + e);
        }
    }

    /// Something that the user should know, but that does not decide about the test.
    void warning(String message) {
        LOGGER.log(Level.WARNING, message);
        entry("heddle.warning", message);
    }

    /// Attaches the page of a failure, where the platform takes files.
    void attach(Supplier<String> page) {
        try {
            var directory = request.getOutputDirectoryCreator().createOutputDirectory(test);
            var file = directory.resolve("heddle.html");
            Files.writeString(file, page.get());
            request.getEngineExecutionListener().fileEntryPublished(test, FileEntry.from(file, "text/html"));
        } catch (IOException | RuntimeException | LinkageError e) {
            LOGGER.log(Level.DEBUG, "could not attach the report", e);
        }
    }

    /// Writes the page of a test into a directory of the user's choice, and says where it is; `null` if that
    /// failed.
    @Nullable
    Path write(Path directory, TestName name, Supplier<String> page) {
        try {
            Files.createDirectories(directory);
            return Files.writeString(directory.resolve(name.fileName() + ".html"), page.get());
        } catch (IOException | RuntimeException | LinkageError e) {
            warning("could not write the report into " + directory + ": " + e);
            return null;
        }
    }
}
