package dev.heddle.examples.properties;

import dev.heddle.junit.GoTest;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;

/// The programs that are wrong. [FindsTheSmallestTest] runs these tests; the name hides them from the build.
public final class WrongProperties {
    // tag::test[]
    @GoTest
    void transfers(@ForAll @IntRange(max = 1_000) int balance, @ForAll @Size(max = 6) List<Transfer> transfers) {
        Properties.noAccountIsOverdrawn(new Bank.LooksFirst(4, balance), transfers);
    }
    // end::test[]

    @GoTest
    void caching(
            @ForAll @IntRange(min = 1, max = 5) int capacity,
            @ForAll @Size(max = 7) List<@IntRange(max = 9) Integer> keys) {
        Properties.theCacheKeepsToItsCapacity(new Cache.FillsLater(capacity), keys);
    }

    @GoTest
    void limiting(
            @ForAll @IntRange(min = 1, max = 8) int limit,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 4) Integer> requests) {
        Properties.noMoreIsGrantedThanTheLimit(new RateLimiter.AsksFirst(limit), requests);
    }

    @GoTest
    void merging(
            @ForAll @Size(max = 4) List<@IntRange(max = 9) Integer> left,
            @ForAll @Size(max = 4) List<@IntRange(max = 9) Integer> right) {
        Properties.whatIsMergedIsSorted(new Merger.TakesTheFirst(), left, right);
    }

    @GoTest
    void connecting(@ForAll @IntRange(min = 1, max = 4) int most, @ForAll @IntRange(max = 6) int users) {
        Properties.noMoreConnectionsAreOpenThanAllowed(new ConnectionPool.CountsLater(most), users);
    }

    @GoTest
    void publishing(
            @ForAll @IntRange(max = 3) int subscribers,
            @ForAll @IntRange(max = 3) int events,
            @ForAll @Size(max = 3) Set<@IntRange(max = 3) Integer> leaving) {
        Properties.everybodyMayLeaveAtAnyTime(new EventBus.SendsToACopy(), subscribers, events, leaving);
    }

    @GoTest
    void batching(
            @ForAll @IntRange(min = 1, max = 5) int size,
            @ForAll @Size(max = 7) List<@IntRange(max = 99) Integer> items) {
        Properties.batchesAreFullAndNotMore(new Batcher.FlushesLater(size), items);
    }

    @GoTest
    void electing(@ForAll @Size(max = 5) List<@IntRange(max = 9) Integer> priorities) {
        Properties.theBestBecomesLeader(new Election.LooksFirst(), priorities);
    }

    @GoTest
    void numbering(@ForAll @IntRange(min = 1, max = 4) int block, @ForAll @IntRange(max = 6) int requests) {
        Properties.noNumberIsHandedOutTwice(new Sequence.LetsGo(block), requests);
    }

    @GoTest
    void reserving(
            @ForAll @Size(max = 4) List<@Size(max = 3) @UniqueElements List<@IntRange(max = 4) Integer>> orders) {
        Properties.everyOrderIsServed(new Warehouse.AsOrdered(5), orders);
    }

    @GoTest
    void registering(@ForAll @Size(max = 5) List<@AlphaChars @NotEmpty @StringLength(max = 3) String> names) {
        Properties.aNameHasOneNumber(new Registry.LooksOnce(), names);
    }

    @GoTest
    void collecting(@ForAll @Size(max = 4) List<@IntRange(max = 2) Integer> counts) {
        Properties.allItemsAreCollected(new Collector.CountsInTwoSteps(), counts);
    }
}
