package dev.heddle.junit.platform;

import com.google.common.base.Suppliers;
import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Progress;
import dev.heddle.explore.ProgressLine;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.junit.property.MethodProperty;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// One run of one test: replays or explores, tells JUnit, and throws if the test has failed.
final class TestRun {
    private final HeddleContext context;
    private final TestName test;
    private final Plan plan;
    private final Watch watch = new Watch();
    private final MethodNode found;
    private final Method method;
    private final Lifecycle lifecycle;
    private final Explorer explorer;
    private final ProgressLine line;
    private final Publication publication;
    private final KeptTokens kept;

    /// @throws BadSetting if an attribute has a value that is not allowed
    TestRun(HeddleContext context, MethodNode node) {
        this.context = context;
        this.test = node.testName();
        this.plan = Plan.of(test, Attributes.of(node.method(), node.chain()), context.configuration());
        this.found = node;
        this.lifecycle = context.lifecycle();
        this.method = lifecycle.own(node.method());
        this.line = ProgressLine.onTerminal(test.toString());
        this.explorer = plan.explorer().listener(this::goesOn);
        this.publication = new Publication(context.request(), node);
        this.kept = new KeptTokens(context.configuration().database(), publication::warning);
    }

    /// Ends a search early. Thrown where the explorer tells its progress, between two executions.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private void goesOn(Progress progress) {
        if (watch.aborted() != null && !isProperty()
                || context.cancellation().requested().getAsBoolean()) {
            throw new Stopped();
        }
        line.accept(progress);
    }

    /// Runs the test.
    ///
    /// @throws TestAbortedException if an assumption did not hold, or the user cancelled the run
    /// @throws AssertionError       if the test has failed; the message is the whole report
    void run() {
        try (var _ = lifecycle.enter()) {
            if (isProperty()) {
                MethodProperty.inSession(() -> {
                    run(new Subject.WithInputs(property()));
                    return true;
                });
            } else {
                run(new Subject.WithoutInputs(body()));
            }
        } catch (Stopped e) {
            var aborted = watch.aborted();
            throw aborted != null ? aborted : new TestAbortedException("cancelled", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            line.close();
        }
    }

    private GoBody body() {
        return plan.isolated()
                ? Lifecycle.isolated(() -> context.twins().fresh(found.chain()), found.method(), watch)
                : () -> lifecycle.run(method, watch);
    }

    private boolean isProperty() {
        return method.getParameterCount() > 0;
    }

    private MethodProperty property() {
        if (plan.isolated()) {
            throw new BadSetting(test + ": isolation EXECUTION is for tests without parameters, as inputs are drawn"
                    + " outside of the executions; use NONE");
        }
        try {
            return MethodProperty.of(
                    method, List.of(lifecycle.newInstances()), arguments -> lifecycle.run(method, watch, arguments));
        } catch (IllegalArgumentException e) {
            throw new BadSetting(test + ": " + e.getMessage());
        }
    }

    private void run(Subject subject) {
        var token = plan.replay();
        if (token != null) {
            replay(subject, token);
        } else {
            explore(subject);
        }
    }

    private void replay(Subject subject, String token) {
        var exploration = replayed(subject, token);
        if (exploration.failures().isEmpty() && plan.expected().isEmpty()) {
            publication.entry("heddle.replay", "the token no longer fails");
            exploration.notes().forEach(note -> publication.entry("heddle.note", note));
        }
        judge(exploration, null, true);
    }

    private Exploration replayed(Subject subject, String token) {
        try {
            return subject.replay(explorer, token, plan.nearest());
        } catch (IllegalArgumentException e) {
            throw new BadSetting(test + ": " + e.getMessage());
        }
    }

    private void explore(Subject subject) {
        var exploration = plan.expected().isEmpty() ? tryKeptToken(subject) : null;
        var again = exploration != null;
        if (exploration == null) {
            exploration = subject.explore(explorer);
        }
        var aborted = watch.aborted();
        if (aborted != null && !watch.wasSuitable()) {
            throw aborted;
        }
        var failure = exploration.failure();
        var file = plan.expected().isEmpty()
                        && failure.isPresent()
                        && !isAborted(failure.get())
                        && (again || kept.keep(test, failure.get()))
                ? String.valueOf(kept.file(test))
                : null;
        judge(exploration, file, false);
    }

    /// What the token of an earlier failure shows, or `null` if there is none or it shows nothing any more.
    private @Nullable Exploration tryKeptToken(Subject subject) {
        var token = kept.read(test);
        if (token == null) {
            return null;
        }
        try {
            var exploration = subject.replay(explorer, token, false);
            if (exploration.failure().isPresent() && !(exploration.failure().get() instanceof Nondeterminism)) {
                return exploration;
            }
            publication.entry("heddle.kept", "the token of an earlier failure no longer fails");
            kept.drop(test);
        } catch (IllegalArgumentException e) {
            publication.warning("ignored " + kept.file(test) + ": " + e.getMessage());
        }
        return null;
    }

    private void judge(Exploration exploration, @Nullable String file, boolean replayed) {
        publication.numbers(exploration);
        for (var failure : exploration.failures()) {
            if (failure.cause() instanceof TestAbortedException aborted) {
                throw aborted;
            }
        }
        var unfinished = watch.unfinished(); // before the page is made, for which the body is run again
        var html = Suppliers.memoize(exploration::html);
        var directory = context.configuration().reportDirectory();
        var page = directory == null ? null : publication.write(directory, test, html);
        var text = new FailureText(test, plan, exploration, file, page == null ? null : page.toString(), unfinished);
        if (plan.expected().isEmpty()) {
            exploration.failure().ifPresent(failure -> {
                throw failed(text.failed(failure), exploration, html);
            });
        } else if (expectedOne(exploration).isEmpty()) {
            throw failed(text.notFound(replayed), exploration, html);
        }
        if (exploration.failures().isEmpty() && exploration.inconclusive() == exploration.executions()) {
            publication.warning(
                    test + " has shown nothing: " + exploration.report().strip());
        }
        summarise(summary -> summary.passed(test, exploration));
    }

    private AssertionFailedError failed(AssertionFailedError error, Exploration exploration, Supplier<String> html) {
        publication.attach(html);
        summarise(summary -> summary.failed(test, error, exploration));
        return error;
    }

    private void summarise(Consumer<CiSummary> what) {
        var summary = context.summary();
        if (summary == null) {
            return;
        }
        try {
            what.accept(summary);
        } catch (RuntimeException | LinkageError e) {
            publication.warning("could not summarise the test: " + e);
        }
    }

    private Optional<Failure> expectedOne(Exploration exploration) {
        return exploration.failures().stream()
                .filter(failure -> plan.expected().stream().anyMatch(kind -> kind.isInstance(failure)))
                .findFirst();
    }

    private static boolean isAborted(Failure failure) {
        return failure.cause() instanceof TestAbortedException;
    }
}
