package dev.heddle.examples.bugs.classics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.ConcurrentMap;
import dev.heddle.sync.WaitGroup;
import java.util.function.Function;

/// A cache looks whether a key is there, and if not computes the value and puts it in. The map is safe, the two
/// calls together are not: two callers get two values for one key.
///
/// Described in: Goetz and others, "Java Concurrency in Practice" (2006), section 5.2.1.
@Kernel("check then act")
final class PutIfAbsentTest {
    private record Session(String browser) {}

    private static final class Sessions {
        private final ConcurrentMap<String, Session> byUser = new ConcurrentMap<>();

        Session getThenPut(String user, String browser) {
            var known = byUser.load(user);
            if (known == null) {
                known = new Session(browser);
                byUser.store(user, known);
            }
            return known;
        }

        Session putIfAbsent(String user, String browser) {
            return byUser.loadOrStore(user, new Session(browser));
        }
    }

    private static void logInTwice(Function<String, Session> logIn) {
        var sessions = Chan.<Session>buffered("sessions", 2);
        var browsers = new WaitGroup();
        browsers.go(() -> sessions.send(logIn.apply("desk")));
        browsers.go(() -> sessions.send(logIn.apply("phone")));
        browsers.await();
        assertThat(sessions.receive()).isEqualTo(sessions.receive());
    }

    @GoTest(expect = AssertionFailed.class)
    void bothFindNothingAndBothPut() {
        var sessions = new Sessions();
        logInTwice(browser -> sessions.getThenPut("ann", browser));
    }

    @GoTest
    void oneCallDoesBoth() {
        var sessions = new Sessions();
        logInTwice(browser -> sessions.putIfAbsent("ann", browser));
    }
}
