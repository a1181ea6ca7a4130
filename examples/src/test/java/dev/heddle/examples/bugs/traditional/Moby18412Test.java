package dev.heddle.examples.bugs.traditional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Shared;
import dev.heddle.time.Time;
import java.time.Duration;

/// A test of Docker runs a command, and waits for it in a goroutine that writes its exit code into a variable.
/// After a time-out the test goes on and reads that variable, while the goroutine may be writing it.
///
/// The process is a goroutine that sleeps here.
///
/// Source: Docker (moby) #18412, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("moby#18412")
final class Moby18412Test {
    private static final Duration TAKES = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @GoTest(expect = DataRace.class)
    void theTimeOutReadsWhatTheProcessWrites() {
        var exitCode = new Shared<>("exit code", -1);
        var done = Chan.<Unit>unbuffered("done");
        Go.go("process", () -> {
            Time.sleep(TAKES);
            exitCode.set(0);
            done.close();
        });
        Go.select(done.receiving(), Case.after(PATIENCE));
        exitCode.get();
    }

    @GoTest
    void theExitCodeComesThroughTheChannel() {
        var exitCode = Chan.<Integer>buffered("exit code", 1);
        Go.go("process", () -> {
            Time.sleep(TAKES);
            exitCode.send(0);
        });
        int code = Go.<Integer>select(
                exitCode.receiving().map(exited -> exited == null ? -1 : exited),
                Case.after(PATIENCE).to(-1));
        assertThat(code).isEqualTo(-1);
    }
}
