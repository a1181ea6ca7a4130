package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.VerdictsFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.testkit.engine.EngineTestKit;

final class PublicationTest {
    @TempDir
    private Path directory;

    @Test
    void theNumbersOfASearchAreEntries() {
        assertThat(Runs.entries(Runs.run(VerdictsFixture.class, "passes", new String[] {Constants.SEED, "17"})))
                .containsEntry("heddle.seed", "0x11")
                .containsEntry("heddle.exhaustive", "true")
                .containsKey("heddle.executions")
                .doesNotContainKeys("heddle.replay", "heddle.inconclusive", "heddle.warning");
        assertThat(Runs.entries(Runs.run(VerdictsFixture.class, "leaks", new String[0]))
                        .get("heddle.replay"))
                .startsWith("h2:");
        assertThat(Runs.entries(Runs.run(VerdictsFixture.class, "spins", new String[0])))
                .containsEntry("heddle.inconclusive", "1");
    }

    @Test
    void theReportOfAFailureIsAttached() throws IOException {
        var results = EngineTestKit.engine(Constants.ENGINE_ID)
                .selectors(selectMethod(VerdictsFixture.class, "leaks"))
                .configurationParameter(Constants.DATABASE, "off")
                .outputDirectoryCreator(new OutputDirectoryCreator() {
                    @Override
                    public Path getRootDirectory() {
                        return directory;
                    }

                    @Override
                    public Path createOutputDirectory(TestDescriptor test) throws IOException {
                        return Files.createDirectories(directory.resolve("leaks"));
                    }
                })
                .execute();

        var entry = results.testEvents().fileEntryPublished().list().getFirst().getRequiredPayload(FileEntry.class);
        assertThat(entry.getMediaType()).contains("text/html");
        assertThat(Files.readString(entry.getPath()))
                .startsWith("<!doctype html>")
                .contains("goroutine leak");
    }

    @Test
    void anAttachmentThatFailsDoesNotReplaceTheFailure() {
        var results = EngineTestKit.engine(Constants.ENGINE_ID)
                .selectors(selectMethod(VerdictsFixture.class, "leaks"))
                .configurationParameter(Constants.DATABASE, "off")
                .outputDirectoryCreator(new OutputDirectoryCreator() {
                    @Override
                    public Path getRootDirectory() {
                        return directory;
                    }

                    @Override
                    public Path createOutputDirectory(TestDescriptor test) throws IOException {
                        throw new IOException("disk full");
                    }
                })
                .execute();

        assertThat(Runs.thrown(results)).hasMessageStartingWith("goroutine leak");
        assertThat(results.testEvents().fileEntryPublished().count()).isZero();
    }

    @Test
    void pagesAreWrittenWhereTheUserWantsThem() {
        var pages = directory.resolve("pages");

        Runs.run(VerdictsFixture.class, "passes", new String[] {Constants.REPORT_DIR, pages.toString()});
        var message = Runs.message(VerdictsFixture.class, "leaks", Constants.REPORT_DIR, pages.toString());

        var page = pages.resolve(VerdictsFixture.class.getName() + ".leaks.html");
        assertThat(message).contains("\n  page     " + page + "\n");
        assertThat(page).content().contains("goroutine leak");
        assertThat(pages.resolve(VerdictsFixture.class.getName() + ".passes.html"))
                .content()
                .contains("no failure");
    }

    @Test
    void aDirectoryThatCannotBeWrittenDoesNotDecide() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "");

        var results = Runs.run(VerdictsFixture.class, "passes", new String[] {Constants.REPORT_DIR, file.toString()});

        results.testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(Runs.entries(results).get("heddle.warning")).startsWith("could not write the report into " + file);
    }

    @Test
    @SuppressWarnings("deprecation") // the only way to make a request that both JUnit lines have
    void aListenerThatThrowsDoesNotReplaceTheFailure() {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(VerdictsFixture.class, "leaks"))
                .configurationParameter(Constants.DATABASE, "off")
                .enableImplicitConfigurationParameters(false)
                .build();
        var engine = new HeddleTestEngine();
        var root = engine.discover(request, UniqueId.forEngine(Constants.ENGINE_ID));
        var listener = new Throwing();

        engine.execute(ExecutionRequest.create(root, listener, request.getConfigurationParameters()));

        assertThat(listener.thrown).hasMessageStartingWith("goroutine leak");
    }

    private static final class Throwing implements EngineExecutionListener {
        private Throwable thrown = new AssertionError("nothing has failed");

        @Override
        public void executionFinished(TestDescriptor test, TestExecutionResult result) {
            if (test.isTest()) {
                result.getThrowable().ifPresent(e -> thrown = e);
            }
        }

        @Override
        public void reportingEntryPublished(TestDescriptor test, ReportEntry entry) {
            throw new IllegalStateException("a listener with a bug");
        }

        @Override
        public void fileEntryPublished(TestDescriptor test, FileEntry file) {
            throw new NoSuchMethodError("an old platform");
        }
    }
}
