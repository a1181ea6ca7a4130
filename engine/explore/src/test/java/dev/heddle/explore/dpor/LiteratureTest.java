package dev.heddle.explore.dpor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.model.Identities;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// More programs by which searches are compared. Small ones are run in every interleaving too, and the search runs
/// the same traces, each once; large ones have as many as the small ones let expect, or the literature says.
class LiteratureTest {
    private static final long MOST_INTERLEAVINGS = 60_000;

    static Stream<Arguments> small() {
        return Stream.of(
                // m writers and n readers of a variable: m! (m + 1)^n.
                program("4 readers, 1 writer", 16, () -> Literature.readersAndWriters(4, 1)),
                program("3 readers, 2 writers", 54, () -> Literature.readersAndWriters(3, 2)),
                program("2 readers, 3 writers", 96, () -> Literature.readersAndWriters(2, 3)),
                program("3 readers, 3 writers", 384, () -> Literature.readersAndWriters(3, 3)),
                program("1 read lock, 3 write locks", 24, () -> Literature.readersAndWritersLocked(1, 3)),
                program("3 read locks, 2 write locks", 54, () -> Literature.readersAndWritersLocked(3, 2)),
                program("3 read locks, 3 write locks", 384, () -> Literature.readersAndWritersLocked(3, 3)),
                // All but one order of the n loads and stores is a trace of its own: 2^n - 1.
                program("2 stores then loads", 3, () -> Literature.storeThenLoad(2)),
                program("3 stores then loads", 7, () -> Literature.storeThenLoad(3)),
                program("5 stores then loads", 31, () -> Literature.storeThenLoad(5)),
                // A philosopher who starts on the other side: one trace less than 2^n - 1, the deadlock.
                program("2 philosophers, 1 right", 2, () -> Literature.philosophers(2, 1, () -> {})),
                program("3 philosophers, 1 right", 6, () -> Literature.philosophers(3, 2, () -> {})),
                program("4 philosophers, 1 right", 14, () -> Literature.philosophers(4, 3, () -> {})),
                program("2 polite philosophers", 7, () -> Literature.politePhilosophers(2)),
                program("3 polite philosophers", 25, () -> Literature.politePhilosophers(3)),
                program("4 polite philosophers", 79, () -> Literature.politePhilosophers(4)),
                program("barrier of 2", 2, () -> Literature.barrier(2)),
                program("barrier of 3", 24, () -> Literature.barrier(3)),
                program("barrier of 4", 864, () -> Literature.barrier(4)),
                program("bounded buffer, 1 pair", 2, () -> Literature.boundedBuffer(1)),
                program("bounded buffer, 2 pairs", 64, () -> Literature.boundedBuffer(2)),
                program("ticket lock of 2", 32, () -> Literature.ticketLock(2)),
                program("ticket lock of 3", 6_852, () -> Literature.ticketLock(3)),
                // Less room than messages does not change who gets what.
                program("2 senders, 2 receivers, 1 place", 4, () -> Literature.sendersAndReceivers(2, 1)),
                program("3 senders, 3 receivers, 1 place", 36, () -> Literature.sendersAndReceivers(3, 1)),
                program("3 senders, 3 receivers, 2 places", 36, () -> Literature.sendersAndReceivers(3, 2)),
                program("sieve of 2 primes", 3, () -> Literature.sieve(2)),
                program("sieve of 3 primes", 6, () -> Literature.sieve(3)),
                program("sieve of 4 primes", 15, () -> Literature.sieve(4)),
                program("exchange", 2, Literature::exchange));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("small")
    void theSearchRunsEveryTraceOnce(GoBody body, int traces) {
        var identities = new Identities();
        var enumeration = new Enumeration(identities, false, Names.byNumber(), true);
        assertThat(enumeration.run(body::run, () -> "", MOST_INTERLEAVINGS)).isTrue();

        var explored = new Explored(body::run, () -> "", identities, false, 1);
        assertThat(explored.run(MOST_INTERLEAVINGS)).isTrue();

        assertThat(enumeration.traces).hasSize(traces);
        assertThat(explored.traces.keySet()).isEqualTo(enumeration.traces.keySet());
        assertThat(explored.duplicates).isZero();
        assertThat(explored.search().redundant()).isZero();
        assertThat(explored.search().isExhausted()).isTrue();
    }

    static Stream<Arguments> large() {
        return Stream.of(
                // Up to 11 threads do not meet in the table, and each more multiplies by 8 (POPL 2014, table 1).
                program("indexer of 11", 1, () -> Literature.indexer(11)),
                program("indexer of 12", 8, () -> Literature.indexer(12)),
                program("indexer of 15", 4_096, () -> Literature.indexer(15)),
                // Up to 13 threads do not meet in the file system, and each more doubles (POPL 2014, table 1).
                program("file system of 13", 1, () -> Literature.fileSystem(13)),
                program("file system of 14", 2, () -> Literature.fileSystem(14)),
                program("file system of 16", 8, () -> Literature.fileSystem(16)),
                program("file system of 18", 32, () -> Literature.fileSystem(18)),
                program("file system of 19", 64, () -> Literature.fileSystem(19)),
                program("4 readers, 3 writers", 1_536, () -> Literature.readersAndWriters(4, 3)),
                program("10 stores then loads", 1_023, () -> Literature.storeThenLoad(10)),
                program("8 philosophers, 1 right", 254, () -> Literature.philosophers(8, 7, () -> {})),
                program("7 polite philosophers", 2_185, () -> Literature.politePhilosophers(7)),
                program("4 senders, 4 receivers, 3 places", 576, () -> Literature.sendersAndReceivers(4, 3)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("large")
    void theSearchRunsAsManyTracesAsTheLiteratureSays(GoBody body, int traces) {
        ClosedFormTest.assertRuns(ClosedFormTest.explore(body), traces);
    }

    private static Arguments program(String name, int traces, GoBody body) {
        return Arguments.of(Named.of(name, body), traces);
    }
}
