package dev.heddle.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No switch point of the running JDK is lost: whatever waits in it, or wakes somebody, is under control, or stands
/// in `left-as-they-are.txt` with the reason, which the guide quotes.
final class SwitchPointsTest {
    private static final SwitchPoints POINTS = new SwitchPoints();
    private static final Collection<String> UNCONTROLLED = POINTS.uncontrolled();
    private static final List<Line> LINES = lines();

    /// A line of the table.
    ///
    /// @param what as [SwitchPoints#uncontrolled] says it; a `*` stands for any letters
    private record Line(String what, String why) {
        static Line of(String line) {
            var parts = line.split(" {2,}", 2);
            assertThat(parts).as(line).hasSize(2);
            return new Line(parts[0], parts[1]);
        }

        boolean covers(String switchPoint) {
            return Pattern.matches(Pattern.quote(what).replace("*", "\\E.*\\Q"), switchPoint);
        }
    }

    private static List<Line> lines() {
        try (var in = SwitchPointsTest.class.getResourceAsStream("left-as-they-are.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Line::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everySwitchPointOfTheJdkIsUnderControlOrLeftForAReason() {
        var lost = UNCONTROLLED.stream()
                .filter(point -> LINES.stream().noneMatch(line -> line.covers(point)))
                .toList();

        assertThat(lost).as("""
                        In JDK %s threads wait here, or wake each other, and no exploration knows of it: the tests of \
                        whoever calls this wait for real, and orders are not explored. Either give it a stand-in (a \
                        class in dev.heddle.probe with @StandsFor, listed in StandInClasses), override it in the class \
                        that explorations use in its place ("new": where one is made; "extends": @BaseFor, listed in \
                        BaseClasses), or add a line to engine/instrument/src/test/resources/dev/heddle/instrument/\
                        left-as-they-are.txt that says why it can stay as it is""", Runtime.version()).isEmpty();
    }

    @Test
    void nothingIsLeftThatIsUnderControl() {
        assertThat(LINES)
                .allSatisfy(line -> assertThat(UNCONTROLLED)
                        .as("the line for %s in left-as-they-are.txt covers nothing any more: take it out", line.what())
                        .anyMatch(line::covers));
    }

    /// If the JDK gets another way to wait, all that goes that way would be overlooked.
    @Test
    void whatEverythingComesToInTheEndIsThere() {
        assertThat(SwitchPoints.missingGoals())
                .as("not in JDK %s: find out how it waits now, and tell SwitchPoints", Runtime.version())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Object.wait",
                "java.lang.Object.notifyAll",
                "java.lang.Thread.join",
                "java.lang.Thread.sleep",
                "java.lang.Thread.start",
                "java.lang.Thread.yield",
                "java.util.Timer.schedule",
                "java.util.concurrent.ArrayBlockingQueue.poll",
                "java.util.concurrent.CompletableFuture.complete",
                "java.util.concurrent.CompletableFuture.join",
                "java.util.concurrent.CountDownLatch.countDown",
                "java.util.concurrent.CyclicBarrier.await",
                "java.util.concurrent.Exchanger.exchange",
                "java.util.concurrent.ExecutorService.shutdown",
                "java.util.concurrent.ForkJoinTask.join",
                "java.util.concurrent.FutureTask.run",
                "java.util.concurrent.Phaser.arriveAndAwaitAdvance",
                "java.util.concurrent.Semaphore.release",
                "java.util.concurrent.ThreadPoolExecutor.execute",
                "java.util.concurrent.atomic.AtomicInteger.getAndIncrement",
                "java.util.concurrent.locks.Condition.signal",
                "java.util.concurrent.locks.Lock.lock",
                "java.util.concurrent.locks.LockSupport.unpark",
                "java.util.concurrent.locks.ReentrantLock.unlock",
            })
    void whatIsKnownToBeASwitchPointIsSeenToBeOne(String name) throws ClassNotFoundException {
        int dot = name.lastIndexOf('.');
        var type = Class.forName(name.substring(0, dot));

        assertThat(type.getMethods())
                .filteredOn(method -> method.getName().equals(name.substring(dot + 1)))
                .isNotEmpty()
                .allMatch(method -> POINTS.isSwitchPoint(type, method));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.concurrent.ConcurrentLinkedQueue.add",
                "java.util.concurrent.TimeUnit.toNanos",
                "java.util.concurrent.atomic.AtomicInteger.equals"
            })
    void whatIsNoneIsSeenToBeNone(String name) throws ClassNotFoundException {
        int dot = name.lastIndexOf('.');
        var type = Class.forName(name.substring(0, dot));

        assertThat(type.getMethods())
                .filteredOn(method -> method.getName().equals(name.substring(dot + 1)))
                .isNotEmpty()
                .noneMatch(method -> POINTS.isSwitchPoint(type, method));
    }
}
