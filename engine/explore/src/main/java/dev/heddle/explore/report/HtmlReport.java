package dev.heddle.explore.report;

import dev.heddle.explore.failure.Asleep;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.explore.recording.Places;
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.schedule.Step;
import dev.heddle.explore.schedule.Timeline.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A search as one self-contained page: `report.html` with its style and script put in, and the failures as JSON.
/// What the page does with them is in `report.js`.
public final class HtmlReport {
    private static final Pattern PART = Pattern.compile("@([a-z]+)@");
    private static final int CONTEXT = 3;
    /// Of a longer schedule the page shows the end.
    private static final int MOST_STEPS = 1_000;
    private static final Moment NOTHING = new Moment(0, "", null, List.of(), List.of(), List.of(), List.of());

    private final SourceFiles files = new SourceFiles();
    private final Map<String, Map<String, Object>> sources = new LinkedHashMap<>();

    private HtmlReport() {}

    /// The whole page.
    ///
    /// @param contrasts for each failure, what passes
    public static String of(List<Failure> failures, List<Contrast> contrasts, Coverage coverage) {
        return new HtmlReport().page(failures, contrasts, coverage);
    }

    private String page(List<Failure> failures, List<Contrast> contrasts, Coverage coverage) {
        var list = new ArrayList<>();
        for (int i = 0; i < failures.size(); i++) {
            list.add(failure(failures.get(i), contrasts.get(i), coverage.plainMemory()));
        }
        var text = TextReport.of(failures, coverage);
        var data = new LinkedHashMap<String, Object>();
        data.put("failures", list);
        data.put("sources", sources);
        var title = failures.isEmpty() ? "no failure" : failures.getFirst().headline();
        var parts = Map.of(
                "style", resource("report.css"),
                "script", resource("report.js"),
                "title", escape(title),
                "covered", escape(coverage.sentence()),
                "text", escape(text),
                "data", Json.of(data));
        return PART.matcher(resource("report.html"))
                .replaceAll(match -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(match.group(1)))));
    }

    private Map<String, @Nullable Object> failure(Failure failure, Contrast contrast, PlainMemory plainMemory) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("kind", failure.getClass().getSimpleName());
        map.put("headline", failure.headline());
        map.put("message", failure.message());
        map.put("why", Explanation.of(failure));
        map.put("found", TextReport.found(failure.evidence(), plainMemory));
        map.put("replay", failure.replayToken());
        map.put("output", failure.evidence().output());
        map.put("blocked", blocked(failure).stream().map(Asleep::goroutine).toList());
        map.put("race", failure instanceof DataRace r ? Explanation.racingSteps(r) : List.of());
        map.put("failing", schedule(failure.schedule()));
        map.put("passing", contrast.passing() == null ? null : schedule(contrast.passing()));
        map.put("same", contrast.same());
        map.put("tried", contrast.tried());
        return map;
    }

    private static List<Asleep> blocked(Failure failure) {
        return switch (failure) {
            case Deadlock d -> d.blocked();
            case GoroutineLeak l -> l.goroutines();
            case Panicked _, AssertionFailed _, DataRace _, StepLimit _, Nondeterminism _ -> List.of();
        };
    }

    private Map<String, @Nullable Object> schedule(Schedule schedule) {
        var timeline = schedule.timeline();
        var map = new LinkedHashMap<String, @Nullable Object>();
        int from = Math.max(0, schedule.length() - MOST_STEPS);
        map.put("omitted", from);
        map.put(
                "goroutines",
                timeline.goroutines().stream()
                        .map(life -> map(
                                "name", life.name(),
                                "started", place(life.startedAt()),
                                "from", life.from(),
                                "to", life.to(),
                                "next", life.next(),
                                "nextAt", place(life.nextAt())))
                        .toList());
        map.put(
                "objects",
                timeline.objects().stream()
                        .map(thing -> map(
                                "name", thing.name(),
                                "type", thing.type(),
                                "made", place(thing.madeAt()),
                                "from", thing.from(),
                                "state", thing.state()))
                        .toList());
        var steps = new ArrayList<>();
        for (int i = 0; i < schedule.length(); i++) {
            var moment = i < timeline.moments().size() ? timeline.moments().get(i) : NOTHING;
            steps.add(step(schedule.steps().get(i), moment, i >= from));
        }
        map.put("steps", steps);
        map.put(
                "accesses",
                Rows.lastAccesses(schedule).stream()
                        .map(access -> map(
                                "after", access.afterStep(),
                                "goroutine", access.goroutine(),
                                "action", access.action(),
                                "at", place(access.source())))
                        .toList());
        return map;
    }

    private Map<String, @Nullable Object> step(Step step, Moment moment, boolean isShown) {
        var map = map(
                "number", step.number(),
                "goroutine", step.goroutine(),
                "action", step.action(),
                "at", isShown ? place(step.source()) : null,
                "partner", step.partner(),
                "partnerAction", step.partnerAction(),
                "partnerAt", isShown ? place(step.partnerSource()) : null,
                "isSwitch", step.isSwitch(),
                "isInside", step.isInside(),
                "nanos", moment.nanos(),
                "blocked", moment.blocked());
        map.put(
                "changed",
                moment.changed().stream()
                        .map(state -> List.of(state.object(), state.text()))
                        .toList());
        map.put(
                "after",
                moment.after().stream()
                        .map(order -> List.of(order.step(), order.through()))
                        .toList());
        return map;
    }

    private @Nullable Map<String, @Nullable Object> place(@Nullable StackTraceElement place) {
        if (place == null) {
            return null;
        }
        var key = SourceFiles.key(place);
        var lines = files.lines(place);
        if (!lines.isEmpty()) {
            var shown = sources.computeIfAbsent(key, _ -> new TreeMap<>());
            int line = place.getLineNumber();
            for (int n = Math.max(1, line - CONTEXT); n <= Math.min(lines.size(), line + CONTEXT); n++) {
                shown.put(Integer.toString(n), lines.get(n - 1));
            }
        }
        return map(
                "file",
                key,
                "line",
                place.getLineNumber(),
                "text",
                Places.shortText(place),
                "full",
                Places.text(place));
    }

    /// @param keysAndValues in turn
    private static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    private static String resource(String name) {
        try (var stream = HtmlReport.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " of heddle-explore is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
