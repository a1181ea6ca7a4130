package dev.heddle.explore.dpor;

import static dev.heddle.explore.dpor.PlainProgram.Part.ATOMICS;
import static dev.heddle.explore.dpor.PlainProgram.Part.FIELDS;
import static dev.heddle.explore.dpor.PlainProgram.Part.HANDOFFS;
import static dev.heddle.explore.dpor.PlainProgram.Part.LOCKS;
import static dev.heddle.explore.dpor.PlainProgram.Part.MONITORS;
import static dev.heddle.explore.dpor.PlainProgram.Part.PARKING;
import static dev.heddle.explore.dpor.PlainProgram.Part.QUEUES;
import static dev.heddle.explore.dpor.PlainProgram.Part.READ_WRITE_LOCKS;
import static dev.heddle.explore.dpor.PlainProgram.Part.SYNCHRONISERS;
import static dev.heddle.explore.dpor.PlainProgram.Part.THREADS;
import static dev.heddle.explore.dpor.PlainProgram.Part.TIMED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.model.Identities;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/// Random programs of plain Java: the exhaustive search finds the traces that an [Enumeration] of every interleaving
/// finds, each once, and each ends in one way.
///
/// The enumeration relies on the dependence relation where it cuts off what is equivalent to something it has seen;
/// [#everyWayToEndIsFound] relies on nothing.
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, maxDiscardRatio = 1)
class RandomPlainProgramsTest {
    private static final int MOST = 1_000;
    private static final int MOST_EXECUTIONS = 20_000;

    @Property(seed = "1")
    void fieldsAndAtomics(@ForAll("ofFieldsAndAtomics") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofFieldsAndAtomics() {
        return PlainProgram.of(false, FIELDS, ATOMICS);
    }

    @Property(seed = "2")
    void monitors(@ForAll("ofMonitors") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofMonitors() {
        return PlainProgram.of(false, MONITORS, FIELDS);
    }

    @Property(seed = "3")
    void threads(@ForAll("ofThreads") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofThreads() {
        return PlainProgram.of(false, THREADS, PARKING, FIELDS);
    }

    @Property(seed = "4")
    void interruptsOfWhoWaits(@ForAll("ofInterruptsOfWhoWaits") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofInterruptsOfWhoWaits() {
        return PlainProgram.of(false, THREADS, MONITORS, SYNCHRONISERS);
    }

    @Property(seed = "5")
    void locks(@ForAll("ofLocks") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofLocks() {
        return PlainProgram.of(false, LOCKS, THREADS);
    }

    @Property(seed = "6")
    void readWriteLocks(@ForAll("ofReadWriteLocks") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofReadWriteLocks() {
        return PlainProgram.of(false, READ_WRITE_LOCKS, FIELDS);
    }

    @Property(seed = "7")
    void synchronisers(@ForAll("ofSynchronisers") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofSynchronisers() {
        return PlainProgram.of(false, SYNCHRONISERS);
    }

    @Property(seed = "8")
    void queues(@ForAll("ofQueues") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofQueues() {
        return PlainProgram.of(false, QUEUES, ATOMICS);
    }

    @Property(seed = "9")
    void handoffs(@ForAll("ofHandoffs") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofHandoffs() {
        return PlainProgram.of(false, HANDOFFS, FIELDS);
    }

    @Property(seed = "10")
    void timeOuts(@ForAll("ofTimeOuts") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofTimeOuts() {
        return PlainProgram.of(false, TIMED, MONITORS, LOCKS);
    }

    @Property(seed = "11")
    void earlyTimeOuts(@ForAll("ofEarlyTimeOuts") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofEarlyTimeOuts() {
        return PlainProgram.of(true, TIMED, FIELDS, QUEUES);
    }

    @Property(seed = "12")
    void everythingInOne(@ForAll("ofEverything") PlainProgram program) {
        check(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofEverything() {
        return PlainProgram.of(false, PlainProgram.Part.values());
    }

    @Property(seed = "13")
    void everyWayToEndIsFound(@ForAll("ofEverythingSmall") PlainProgram program) {
        checkWaysToEnd(program);
    }

    @Provide
    Arbitrary<PlainProgram> ofEverythingSmall() {
        return PlainProgram.small(PlainProgram.Part.values());
    }

    private static void checkWaysToEnd(PlainProgram program) {
        var identities = new Identities();
        var interpreter = new PlainInterpreter(program);
        var enumeration = new Enumeration(identities, program.racing(), Names.byNumber(), false);
        Assume.that(enumeration.run(interpreter::main, interpreter::outcome, MOST));

        var explored = explored(program, interpreter, identities);
        assertThat(explored.run(MOST_EXECUTIONS)).isTrue();

        assertThat(explored.traces.values()).hasSameElementsAs(enumeration.outcomes());
    }

    static void check(PlainProgram program) {
        var identities = new Identities();
        var interpreter = new PlainInterpreter(program);
        var explored = explored(program, interpreter, identities);
        Assume.that(explored.run(MOST));

        var enumeration = new Enumeration(identities, program.racing(), Names.byNumber(), true);
        Assume.that(enumeration.run(interpreter::main, interpreter::outcome, MOST));

        assertThat(explored.traces.keySet()).isEqualTo(enumeration.traces.keySet());
        explored.traces.forEach(
                (trace, end) -> assertThat(enumeration.traces.get(trace)).containsExactly(end));
        assertThat(explored.duplicates).isZero();
        assertThat(explored.otherEnd).isFalse();
        assertThat(explored.search().redundant()).isZero();
        assertThat(explored.search().isExhausted()).isTrue();
    }

    private static Explored explored(PlainProgram program, PlainInterpreter interpreter, Identities identities) {
        return new Explored(
                interpreter::main,
                interpreter::outcome,
                identities,
                program.racing(),
                program.toString().hashCode());
    }
}
