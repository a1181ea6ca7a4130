package dev.heddle.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.instrument.fixtures.Arrays;
import dev.heddle.instrument.fixtures.Fields;
import dev.heddle.instrument.fixtures.Handled;
import dev.heddle.instrument.fixtures.Initialised;
import dev.heddle.instrument.fixtures.Locking;
import dev.heddle.instrument.fixtures.Replaced;
import dev.heddle.instrument.probe.Log;
import org.junit.jupiter.api.Test;

/// What the probes are told, and in which order.
final class RewritingTest {
    private final Rewritten rewritten = new Rewritten();

    @Test
    void accessesToFieldsAreAnnounced() throws Throwable {
        assertThat(rewritten.events(Fields.class, "writes"))
                .startsWith("made Fields", "write Fields Fields.real in <init>", "write Fields Fields.number in writes")
                .containsSubsequence(
                        "write Fields Fields.wide in writes",
                        "write Fields Fields.real in writes",
                        "read Fields Fields.number in writes",
                        "write Fields Fields.number in writes",
                        "read Fields Fields.wide in writes",
                        "write Fields Fields.wide in writes");
    }

    @Test
    void finalFieldsAreNoEvents() throws Throwable {
        assertThat(rewritten.events(Fields.class, "reads")).isNotEmpty().noneMatch(event -> event.contains("fixed"));
    }

    @Test
    void staticFieldsBelongToTheirClass() throws Throwable {
        assertThat(rewritten.events(Fields.class, "statics"))
                .containsExactly(
                        "write Fields.class Fields.shared in statics", "read Fields.class Fields.shared in statics");
    }

    @Test
    void volatileFieldsAreStepsOfTheirOwn() throws Throwable {
        assertThat(rewritten.events(Fields.class, "volatiles"))
                .filteredOn(event -> event.startsWith("volatile"))
                .containsExactly(
                        "volatile read Fields Fields.signal in volatiles",
                        "volatile write Fields Fields.signal in volatiles",
                        "volatile read Fields Fields.wideSignal in volatiles",
                        "volatile write Fields Fields.wideSignal in volatiles",
                        "volatile read Fields.class Fields.sharedSignal in volatiles",
                        "volatile write Fields.class Fields.sharedSignal in volatiles",
                        "volatile read Fields Fields.signal in volatiles",
                        "volatile read Fields Fields.wideSignal in volatiles",
                        "volatile read Fields.class Fields.sharedSignal in volatiles");
    }

    @Test
    void anInheritedFieldIsThatOfTheClassThatDeclaresIt() throws Throwable {
        assertThat(rewritten.events(Fields.class, "inherited"))
                .containsExactly(
                        "write Derived Fields$Base.inherited in inherited",
                        "write Base.class Fields$Base.inheritedStatic in inherited",
                        "read Derived Fields$Base.inherited in sum",
                        "read Base.class Fields$Base.inheritedStatic in sum");
    }

    @Test
    void aFieldInheritedFromTheJdkIsWatched() throws Throwable {
        assertThat(rewritten.events(Fields.class, "ofTheJdk"))
                .startsWith(
                        "read Modified AbstractList.modCount in modify",
                        "write Modified AbstractList.modCount in modify");
    }

    @Test
    void theProbeIsTheFirstToSeeNull() throws Throwable {
        assertThat(rewritten.events(Fields.class, "nullOwner"))
                .containsExactly("write null Fields.number in nullOwner");
        assertThat(rewritten.call(Fields.class, "nullOwner")).isEqualTo(true);
    }

    @Test
    void aPlaceHasItsLine() throws Throwable {
        rewritten.events(Fields.class, "line");
        int before = (int) rewritten.call(Fields.class, "line");

        assertThat(Log.take()).last().isEqualTo("write Fields Fields.number in line line " + (before + 1));
    }

    @Test
    void elementsOfArraysAreAnnouncedWithTheirIndex() throws Throwable {
        assertThat(rewritten.events(Arrays.class, "simple"))
                .containsExactly("write int[] 1 in simple", "read int[] 1 in simple");
        assertThat(rewritten.events(Arrays.class, "wide"))
                .containsExactly("write double[] 2 in wide", "read double[] 2 in wide");
    }

    @Test
    void synchronizedBlocksNest() throws Throwable {
        assertThat(rewritten.events(Locking.class, "blocks"))
                .containsExactly(
                        "made Locking",
                        "enter Locking",
                        "enter Object",
                        "exit what was entered",
                        "exit what was entered");
    }

    @Test
    void synchronizedMethodsEnterAndLeave() throws Throwable {
        assertThat(rewritten.events(Locking.class, "methods"))
                .startsWith("made Locking", "enter Locking", "read Locking Locking.count in method")
                .endsWith("exit what was entered")
                .hasSize(8);
        assertThat(rewritten.events(Locking.class, "wides"))
                .containsExactly("made Locking", "enter Locking", "exit what was entered");
        assertThat(rewritten.events(Locking.class, "ofTheClass"))
                .containsExactly("enter Locking.class", "exit what was entered");
    }

    @Test
    void aSynchronizedMethodThatThrowsLeaves() throws Throwable {
        assertThat(rewritten.events(Locking.class, "thrown"))
                .containsExactly(
                        "made Locking",
                        "enter Locking",
                        "exit what was entered",
                        "enter Locking",
                        "enter Locking",
                        "exit what was entered",
                        "write Locking Locking.count in catching",
                        "exit what was entered");
    }

    @Test
    void whatIsReallyLockedIsWhatTheProbeSays() throws Throwable {
        assertThat(rewritten.call(Locking.class, "held")).isEqualTo(false);
    }

    @Test
    void waitAndNotifyAreReplaced() throws Throwable {
        assertThat(rewritten.events(Locking.class, "waiting"))
                .containsExactly(
                        "enter Object",
                        "wait Object",
                        "wait Object 5",
                        "wait Object 5 6",
                        "notify Object",
                        "notifyAll Object",
                        "exit what was entered");
    }

    @Test
    void instanceMethodsAreReplaced() throws Throwable {
        assertThat(rewritten.events(Replaced.class, "instance"))
                .containsExactly("compareAndSet 0 5", "incrementAndGet");
    }

    @Test
    void theMostSpecificStandInWins() throws Throwable {
        assertThat(rewritten.events(Replaced.class, "throughInterface"))
                .containsExactly("Lock.lock ReentrantLock", "Lock.unlock ReentrantLock");
        assertThat(rewritten.events(Replaced.class, "mostSpecific"))
                .containsExactly("ReentrantLock.lock ReentrantLock", "Lock.unlock ReentrantLock");
    }

    @Test
    void callsThroughSubclassesAreReplacedUnlessTheyOverride() throws Throwable {
        assertThat(rewritten.events(Replaced.class, "throughSubclass"))
                .containsExactly("ReentrantLock.lock MyLock", "Lock.unlock MyLock");
        assertThat(rewritten.events(Replaced.class, "overridden")).containsExactly("Lock.unlock LoudLock");
    }

    @Test
    void staticMethodsAreReplaced() throws Throwable {
        assertThat(rewritten.events(Replaced.class, "ofStatic")).containsExactly("sleep 3", "sleep 4");
    }

    @Test
    void constructorsAreReplaced() throws Throwable {
        assertThat(rewritten.events(Replaced.class, "constructors"))
                .containsExactly("new ReentrantLock true", "new ReentrantLock true", "new ReentrantLock false");
        assertThat(rewritten.events(Replaced.class, "constructorInTryExpression"))
                .containsExactly("new ReentrantLock true");
    }

    @Test
    void hashCodesOfIdentityAreReplaced() throws Throwable {
        assertThat(rewritten.events(Replaced.class, "identities"))
                .map(event -> event.replaceAll("Replaced.*", "lambda"))
                .containsExactly("hashCode Unequal", "hashCode ArrayList", "hashCode lambda", "hashCode Object");
    }

    @Test
    void threadsAreReplaced() throws Throwable {
        assertThat(rewritten.events(Replaced.class, "thread")).containsExactly("new Thread", "start made");
        assertThat(rewritten.events(Replaced.class, "ownThread")).containsExactly("start mine");
    }

    @Test
    void methodReferencesAreReplaced() throws Throwable {
        assertThat(rewritten.events(Replaced.class, "references"))
                .containsExactly(
                        "ReentrantLock.lock MyLock",
                        "Lock.lock MyLock",
                        "ReentrantLock.lock MyLock",
                        "new Thread",
                        "nanoTime");
    }

    @Test
    void collectionsAreWatchedAsAWhole() throws Throwable {
        assertThat(rewritten.events(Replaced.class, "collections"))
                .containsExactly(
                        "write ArrayList java.util.ArrayList.add in collections",
                        "write HashMap java.util.HashMap.put in collections",
                        "write HashMap java.util.HashMap.merge in collections",
                        "read ArrayList java.util.List.get in collections");
    }

    @Test
    void aCallOfSuperInACollectionOfTheUserIsWatched() throws Throwable {
        assertThat(rewritten.events(Replaced.class, "ownCollection"))
                .containsExactly("write MyList java.util.ArrayList.add in add");
    }

    @Test
    void accessesThroughVarHandlesAreDoneByTheProbe() throws Throwable {
        var events = rewritten.events(Handled.class, "accesses");
        assertThat(events.stream().filter(event -> event.startsWith("handle")))
                .containsExactly(
                        "handle java.lang.invoke.VarHandle.getAndAdd in accesses",
                        "handle java.lang.invoke.VarHandle.setVolatile in accesses",
                        "handle java.lang.invoke.VarHandle.compareAndSet in accesses",
                        "handle java.lang.invoke.VarHandle.setRelease in accesses",
                        "handle java.lang.invoke.VarHandle.set in accesses",
                        "handle java.lang.invoke.VarHandle.getAndAdd in accesses",
                        "handle java.lang.invoke.VarHandle.get in accesses",
                        "handle java.lang.invoke.VarHandle.getAcquire in accesses",
                        "handle java.lang.invoke.VarHandle.getOpaque in accesses");
    }

    @Test
    void aStaticInitialiserIsNotWatched() throws Throwable {
        Log.take();

        rewritten.call(Initialised.class, "use");

        assertThat(Log.take()).containsExactly("initialiser begins", "initialiser ends");
    }

    @Test
    void aStaticInitialiserThatFailsEnds() {
        Log.take();

        assertThatThrownBy(() -> Class.forName(Initialised.class.getName() + "$Failing", true, rewritten.loader()))
                .isInstanceOf(ExceptionInInitializerError.class)
                .hasCauseInstanceOf(NumberFormatException.class);
        assertThat(Log.take()).containsExactly("initialiser begins", "initialiser ends");
    }
}
