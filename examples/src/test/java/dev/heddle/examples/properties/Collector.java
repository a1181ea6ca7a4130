package dev.heddle.examples.properties;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.Mutex;
import java.util.List;

/// Adds up what several producers send; the last of them to end closes the channel.
class Collector {
    final Mutex lock = new Mutex("producers");
    int producers;

    int collect(List<Integer> counts) {
        var items = Chan.<Integer>unbuffered("items");
        producers = counts.size();
        for (int count : counts) {
            Go.go(() -> {
                for (int i = 0; i < count; i++) {
                    items.send(1);
                }
                if (isLast()) {
                    items.close();
                }
            });
        }
        if (counts.isEmpty()) {
            items.close();
        }
        int sum = 0;
        for (int item : items.range()) {
            sum += item;
        }
        return sum;
    }

    boolean isLast() {
        try (var _ = lock.hold()) {
            producers--;
            return producers == 0;
        }
    }

    /// Reads and writes in two steps, so two producers may both count from two to one.
    static final class CountsInTwoSteps extends Collector {
        @Override
        boolean isLast() {
            int left;
            try (var _ = lock.hold()) {
                left = producers;
            }
            try (var _ = lock.hold()) {
                producers = left - 1;
                return producers == 0;
            }
        }
    }
}
