package dev.heddle.examples.bugs.traditional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
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

    private int exitCode = -1;

    @GoTest(expect = DataRace.class)
    void theTimeOutReadsWhatTheProcessWrites() {
        var done = Chan.<Unit>unbuffered("done");
        Go.go("process", () -> {
            Time.sleep(TAKES);
            exitCode = 0;
            done.close();
        });
        Go.select(done.receiving(), Case.after(PATIENCE));
        var _ = exitCode;
    }

    @GoTest
    void theExitCodeComesThroughTheChannel() {
        var exited = Chan.<Integer>buffered("exited", 1);
        Go.go("process", () -> {
            Time.sleep(TAKES);
            exited.send(0);
        });
        int status = Go.<Integer>select(
                exited.receiving().map(code -> code == null ? -1 : code),
                Case.after(PATIENCE).to(-1));
        assertThat(status).isEqualTo(-1);
    }
}
