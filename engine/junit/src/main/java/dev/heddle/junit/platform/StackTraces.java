package dev.heddle.junit.platform;

import dev.heddle.explore.failure.Asleep;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.explore.schedule.Step;
import dev.heddle.operation.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Where in the user's code a failure happened, as a stack trace: tools link its first line.
final class StackTraces {
    private StackTraces() {}

    /// The places of a failure, the most telling one first. If none is known, the test method, without a line.
    static StackTraceElement[] of(Failure failure, TestName test) {
        var places = places(failure).filter(Objects::nonNull).distinct().toArray(StackTraceElement[]::new);
        return places.length > 0 ? places : new StackTraceElement[] {test.element()};
    }

    private static Stream<StackTraceElement> places(Failure failure) {
        return switch (failure) {
            case Panicked p -> thrown(p.cause(), p.goroutine(), p);
            case AssertionFailed a -> thrown(a.cause(), a.goroutine(), a);
            case Deadlock d -> asleep(d.blocked());
            case GoroutineLeak l -> asleep(l.goroutines());
            case DataRace r -> Stream.of(r.first(), r.second()).map(DataRace.Touch::at);
            case StepLimit s -> lastSteps(s, s.spinning());
            case Nondeterminism n -> stepsUpTo(n);
        };
    }

    /// An exception that left a goroutine whose own code was all the library's (`Go.go(jobs::close)`) has no place
    /// of the program in it; then it is the last step of the goroutine that has one.
    private static Stream<StackTraceElement> thrown(Throwable thrown, String goroutine, Failure failure) {
        for (var e = thrown; e != null; e = e.getCause()) {
            var places = Arrays.stream(e.getStackTrace())
                    .filter(element -> !Site.isOfTheLibrary(element.getClassName()))
                    .toList();
            if (!places.isEmpty()) {
                return places.stream();
            }
        }
        return lastSteps(failure, List.of(goroutine));
    }

    private static Stream<StackTraceElement> asleep(List<Asleep> goroutines) {
        return goroutines.stream().map(Asleep::at);
    }

    private static Stream<StackTraceElement> lastSteps(Failure failure, List<String> goroutines) {
        return failure.schedule().steps().reversed().stream()
                .filter(step -> goroutines.contains(step.goroutine()))
                .map(Step::source)
                .filter(Objects::nonNull)
                .limit(1);
    }

    private static Stream<StackTraceElement> stepsUpTo(Nondeterminism failure) {
        var steps = failure.schedule().steps();
        return steps.subList(0, Math.clamp(failure.step(), 0, steps.size())).reversed().stream()
                .map(Step::source)
                .filter(Objects::nonNull)
                .limit(1);
    }
}
