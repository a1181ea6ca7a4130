package dev.heddle.examples.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What must hold of the programs here, for any inputs, in any interleaving. Each is run on a program that is
/// right and on one that is wrong.
final class Properties {
    private Properties() {}

    /// One goroutine for each element, and waits for them.
    private static <T> void forEach(List<T> elements, Consumer<T> body) {
        var all = new WaitGroup();
        for (var element : elements) {
            all.go(() -> body.accept(element));
        }
        all.await();
    }

    // tag::bank[]
    static void noAccountIsOverdrawn(Bank bank, List<Transfer> transfers) {
        var all = new WaitGroup();
        for (var transfer : transfers) {
            all.go(() -> bank.transfer(transfer));
        }
        all.await();
        assertThat(bank.poorest()).isNotNegative();
    }
    // end::bank[]

    static void theCacheKeepsToItsCapacity(Cache cache, List<Integer> keys) {
        forEach(keys, cache::load);
        assertThat(cache.largest).isLessThanOrEqualTo(cache.capacity);
    }

    static void noMoreIsGrantedThanTheLimit(RateLimiter limiter, List<Integer> requests) {
        forEach(requests, limiter::tryAcquire);
        assertThat(limiter.granted()).isLessThanOrEqualTo(limiter.limit);
    }

    static void whatIsMergedIsSorted(Merger merger, List<Integer> left, List<Integer> right) {
        Collections.sort(left);
        Collections.sort(right);
        assertThat(merger.merge(left, right)).isSorted().hasSize(left.size() + right.size());
    }

    static void noMoreConnectionsAreOpenThanAllowed(ConnectionPool pool, int users) {
        forEach(Collections.nCopies(users, pool), each -> {
            if (each.take()) {
                each.giveBack();
            }
        });
        assertThat(pool.open()).isLessThanOrEqualTo(pool.most);
    }

    static void everybodyMayLeaveAtAnyTime(EventBus bus, int subscribers, int events, Set<Integer> leaving) {
        var mailboxes = new ArrayList<Chan<Integer>>();
        for (int i = 0; i < subscribers; i++) {
            mailboxes.add(Chan.buffered("mailbox " + i, events));
            bus.subscribe(mailboxes.get(i));
        }
        var all = new WaitGroup();
        start(all, "publisher", () -> {
            for (int event = 0; event < events; event++) {
                bus.publish(event);
            }
        });
        leaving.stream()
                .filter(number -> number < subscribers)
                .forEach(number -> start(all, "leaving " + number, () -> bus.leave(mailboxes.get(number))));
        all.await();
    }

    private static void start(WaitGroup all, String name, GoBody body) {
        all.add(1);
        Go.go(name, () -> {
            body.run();
            all.done();
        });
    }

    static void batchesAreFullAndNotMore(Batcher batcher, List<Integer> items) {
        forEach(items, batcher::add);
        assertThat(batcher.batches()).allSatisfy(batch -> assertThat(batch).hasSize(batcher.size));
    }

    static void theBestBecomesLeader(Election election, List<Integer> priorities) {
        forEach(priorities, election::run);
        assertThat(election.leader())
                .isEqualTo(priorities.stream().mapToInt(n -> n).max().orElse(-1));
    }

    static void noNumberIsHandedOutTwice(Sequence sequence, int requests) {
        var numbers = Chan.<Integer>buffered("numbers", requests);
        forEach(Collections.nCopies(requests, sequence), each -> numbers.send(each.next()));
        numbers.close();
        assertThat(numbers.range()).doesNotHaveDuplicates();
    }

    static void everyOrderIsServed(Warehouse warehouse, List<List<Integer>> orders) {
        forEach(orders, warehouse::reserve);
    }

    static void aNameHasOneNumber(Registry registry, List<String> names) {
        var given = new HashMap<String, Set<Integer>>();
        var answers = Chan.<Map.Entry<String, Integer>>buffered("answers", names.size());
        forEach(names, name -> answers.send(Map.entry(name, registry.number(name))));
        answers.close();
        answers.range().forEach(answer -> given.merge(answer.getKey(), Set.of(answer.getValue()), Properties::union));
        assertThat(given.values()).allSatisfy(numbers -> assertThat(numbers).hasSize(1));
    }

    private static Set<Integer> union(Set<Integer> first, Set<Integer> second) {
        var union = new java.util.TreeSet<>(first);
        union.addAll(second);
        return union;
    }

    static void allItemsAreCollected(Collector collector, List<Integer> counts) {
        assertThat(collector.collect(counts))
                .isEqualTo(counts.stream().mapToInt(n -> n).sum());
    }
}
