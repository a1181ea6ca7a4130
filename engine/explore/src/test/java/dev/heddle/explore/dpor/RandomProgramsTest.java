package dev.heddle.explore.dpor;

import static dev.heddle.explore.dpor.Programs.Part.AFTER;
import static dev.heddle.explore.dpor.Programs.Part.AWAIT;
import static dev.heddle.explore.dpor.Programs.Part.CHANNELS;
import static dev.heddle.explore.dpor.Programs.Part.CHOICE;
import static dev.heddle.explore.dpor.Programs.Part.CLOSE;
import static dev.heddle.explore.dpor.Programs.Part.COND;
import static dev.heddle.explore.dpor.Programs.Part.CONTEXT;
import static dev.heddle.explore.dpor.Programs.Part.COUNTED;
import static dev.heddle.explore.dpor.Programs.Part.DEADLINE;
import static dev.heddle.explore.dpor.Programs.Part.EXTENDED_FAMILY;
import static dev.heddle.explore.dpor.Programs.Part.FOREIGN_UNLOCK;
import static dev.heddle.explore.dpor.Programs.Part.MUTEX;
import static dev.heddle.explore.dpor.Programs.Part.NESTED;
import static dev.heddle.explore.dpor.Programs.Part.ONCE;
import static dev.heddle.explore.dpor.Programs.Part.RACING;
import static dev.heddle.explore.dpor.Programs.Part.RW_MUTEX;
import static dev.heddle.explore.dpor.Programs.Part.SELECT;
import static dev.heddle.explore.dpor.Programs.Part.SEMAPHORE;
import static dev.heddle.explore.dpor.Programs.Part.SLEEP;
import static dev.heddle.explore.dpor.Programs.Part.TIMERS;
import static dev.heddle.explore.dpor.Programs.Part.VARIABLES;
import static dev.heddle.explore.dpor.Programs.Part.WAIT_GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.model.Identities;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/// Random programs: the exhaustive search finds the traces that brute force finds, each once, and each ends as
/// brute force says, be it in a deadlock, a panic or with results.
///
/// Brute force is a path of its own: [BruteForce] carries out every transition of a [World], which runs programs on
/// the model alone, with no scheduler, library or goroutines. Programs with statements that the library composes of
/// several operations run with the library in every interleaving: [Enumeration].
///
/// How many programs there are for each property stands in `junit-platform.properties`; more at night with
/// `-Djqwik.tries.default=20000`.
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, maxDiscardRatio = 1)
class RandomProgramsTest {
    /// Larger programs are passed over.
    private static final int MOST_BEGINNINGS = 1_500;

    private static final int MOST_INTERLEAVINGS = 1_000;
    private static final int MOST_EXECUTIONS = 20_000;

    @Property(seed = "1")
    void variables(@ForAll("ofVariables") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofVariables() {
        return Programs.of(VARIABLES);
    }

    @Property(seed = "2")
    void mutexes(@ForAll("ofMutexes") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofMutexes() {
        return Programs.of(MUTEX, VARIABLES);
    }

    @Property(seed = "3")
    void readersWriterMutexes(@ForAll("ofReadersWriterMutexes") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofReadersWriterMutexes() {
        return Programs.of(RW_MUTEX, VARIABLES);
    }

    @Property(seed = "4")
    void unlocksByOthers(@ForAll("ofUnlocksByOthers") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofUnlocksByOthers() {
        return Programs.of(RW_MUTEX, MUTEX, FOREIGN_UNLOCK);
    }

    @Property(seed = "5")
    void channels(@ForAll("ofChannels") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofChannels() {
        return Programs.of(CHANNELS, CLOSE);
    }

    @Property(seed = "6")
    void selects(@ForAll("ofSelects") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofSelects() {
        return Programs.of(SELECT);
    }

    @Property(seed = "7")
    void channelsAndSelects(@ForAll("ofChannelsAndSelects") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofChannelsAndSelects() {
        return Programs.of(CHANNELS, CLOSE, SELECT, MUTEX);
    }

    @Property(seed = "8")
    void waitGroups(@ForAll("ofWaitGroups") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofWaitGroups() {
        return Programs.of(WAIT_GROUP, VARIABLES);
    }

    @Property(seed = "28")
    void waitGroupsUsedWell(@ForAll("ofCountedGoroutines") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofCountedGoroutines() {
        return Programs.of(COUNTED, VARIABLES, CHANNELS);
    }

    @Property(seed = "29")
    void waitGroupsUsedWellAndNotSoWell(@ForAll("ofCountedAndOthers") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofCountedAndOthers() {
        return Programs.of(COUNTED, WAIT_GROUP, VARIABLES, MUTEX);
    }

    @Property(seed = "9")
    void conditions(@ForAll("ofConditions") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofConditions() {
        return Programs.of(COND, MUTEX, CHANNELS);
    }

    @Property(seed = "10")
    void onces(@ForAll("ofOnces") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofOnces() {
        return Programs.of(ONCE, VARIABLES, CHANNELS);
    }

    @Property(seed = "11")
    void semaphores(@ForAll("ofSemaphores") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofSemaphores() {
        return Programs.of(SEMAPHORE, VARIABLES);
    }

    @Property(seed = "12")
    void contexts(@ForAll("ofContexts") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofContexts() {
        return Programs.of(CONTEXT, SELECT, CHANNELS);
    }

    @Property(seed = "13")
    void sleeps(@ForAll("ofSleeps") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofSleeps() {
        return Programs.of(SLEEP, CHANNELS, CLOSE, SELECT);
    }

    @Property(seed = "14")
    void sleepsAndLocks(@ForAll("ofSleepsAndLocks") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofSleepsAndLocks() {
        return Programs.of(SLEEP, MUTEX, RW_MUTEX, COND);
    }

    @Property(seed = "15")
    void timers(@ForAll("ofTimers") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofTimers() {
        return Programs.of(TIMERS, AFTER, SELECT, CHANNELS, CLOSE, VARIABLES);
    }

    @Property(seed = "16")
    void racingTimers(@ForAll("ofRacingTimers") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofRacingTimers() {
        return Programs.of(RACING, TIMERS, VARIABLES);
    }

    @Property(seed = "17")
    void racingTimeOuts(@ForAll("ofRacingTimeOuts") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofRacingTimeOuts() {
        return Programs.of(RACING, TIMERS, AFTER, SLEEP, SELECT, CHANNELS, CLOSE, MUTEX);
    }

    @Property(seed = "18")
    void choices(@ForAll("ofChoices") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofChoices() {
        return Programs.of(CHOICE, VARIABLES, CHANNELS);
    }

    @Property(seed = "19")
    void conditionsOfTheProgram(@ForAll("ofConditionsOfTheProgram") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofConditionsOfTheProgram() {
        return Programs.of(AWAIT, VARIABLES, CHANNELS, SLEEP);
    }

    @Property(seed = "20")
    void everythingInOne(@ForAll("ofEverything") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofEverything() {
        return Programs.of(
                VARIABLES,
                MUTEX,
                RW_MUTEX,
                CHANNELS,
                CLOSE,
                SELECT,
                WAIT_GROUP,
                COND,
                ONCE,
                SLEEP,
                TIMERS,
                AFTER,
                CHOICE);
    }

    @Property(seed = "21")
    void everythingInOneRacing(@ForAll("ofEverythingRacing") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofEverythingRacing() {
        return Programs.of(
                RACING,
                VARIABLES,
                MUTEX,
                RW_MUTEX,
                CHANNELS,
                CLOSE,
                SELECT,
                WAIT_GROUP,
                COND,
                ONCE,
                SLEEP,
                TIMERS,
                AFTER,
                CHOICE);
    }

    @Property(seed = "22")
    void everythingThatTheLibraryComposes(@ForAll("ofCompositions") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofCompositions() {
        return Programs.of(CONTEXT, SEMAPHORE, ONCE, SELECT, AFTER, CHANNELS, WAIT_GROUP);
    }

    @Property(seed = "24")
    void deadlines(@ForAll("ofDeadlines") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofDeadlines() {
        return Programs.of(DEADLINE, CONTEXT, VARIABLES, SLEEP);
    }

    @Property(seed = "25")
    void theExtendedFamily(@ForAll("ofTheExtendedFamily") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofTheExtendedFamily() {
        return Programs.of(EXTENDED_FAMILY, VARIABLES);
    }

    @Property(seed = "26")
    void programsInside(@ForAll("ofProgramsInside") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofProgramsInside() {
        return Programs.of(NESTED, VARIABLES, CHANNELS, MUTEX);
    }

    @Property(seed = "27")
    void conditionsOfTheProgramBesideEarlyTimers(@ForAll("ofConditionsAndEarlyTimers") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofConditionsAndEarlyTimers() {
        return Programs.of(RACING, AWAIT, TIMERS, SLEEP, VARIABLES);
    }

    /// The other properties cut off beginnings that are equivalent to earlier ones; this one relies on nothing.
    @Property(seed = "23")
    void everyWayToEndIsFound(@ForAll("ofCompositions") Program program) {
        var identities = new Identities();
        var interpreter = new Interpreter(program, new Names());
        var enumeration = new Enumeration(identities, false, Names.byNumber(), false);
        Assume.that(enumeration.run(interpreter::main, interpreter::outcome, MOST_INTERLEAVINGS));

        var explored = new Explored(interpreter::main, interpreter::outcome, identities, false, seedOf(program));
        assertThat(explored.run(MOST_EXECUTIONS)).isTrue();

        assertThat(explored.traces.values()).hasSameElementsAs(enumeration.outcomes());
    }

    static void check(Program program) {
        if (program.isOfTheModel()) {
            checkOnTheModel(program);
        } else {
            checkWithTheLibrary(program);
        }
    }

    private static void checkOnTheModel(Program program) {
        var careful = new BruteForce(MOST_BEGINNINGS, true, true);
        Assume.that(careful.run(program));

        var explored = new Explored(program, seedOf(program));
        assertThat(explored.run(MOST_EXECUTIONS)).isTrue();

        var bruteForce = explored.hasIrregular() ? careful : new BruteForce(MOST_BEGINNINGS, true, false);
        assertThat(bruteForce == careful || bruteForce.run(program)).isTrue();
        assertThat(careful.violations).isEmpty();
        assertThat(bruteForce.violations).isEmpty();
        assertThat(explored.hasBelowZero()).isEqualTo(!careful.belowZero.isEmpty());
        assertThat(explored.traces).isEqualTo(bruteForce.traces);
        assertThat(careful.traces.values()).hasSameElementsAs(bruteForce.traces.values());
        assertNothingTwice(explored);
    }

    private static void checkWithTheLibrary(Program program) {
        var identities = new Identities();
        var interpreter = new Interpreter(program, new Names());
        var explored =
                new Explored(interpreter::main, interpreter::outcome, identities, program.racing(), seedOf(program));
        Assume.that(explored.run(MOST_INTERLEAVINGS));

        var enumeration = new Enumeration(identities, program.racing(), Names.byNumber(), true);
        Assume.that(enumeration.run(interpreter::main, interpreter::outcome, MOST_INTERLEAVINGS));

        assertThat(explored.traces.keySet()).isEqualTo(enumeration.traces.keySet());
        explored.traces.forEach(
                (trace, end) -> assertThat(enumeration.traces.get(trace)).containsExactly(end));
        assertNothingTwice(explored);
    }

    /// The search draws what it tries first; another beginning for each program.
    private static long seedOf(Program program) {
        return program.toString().hashCode();
    }

    private static void assertNothingTwice(Explored explored) {
        assertThat(explored.duplicates).isZero();
        assertThat(explored.otherEnd).isFalse();
        assertThat(explored.search().redundant()).isZero();
        assertThat(explored.search().isExhausted()).isTrue();
    }
}
