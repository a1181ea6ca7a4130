package dev.heddle.examples.properties;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Merges two sorted streams into one.
class Merger {
    List<Integer> merge(List<Integer> left, List<Integer> right) {
        return merged(stream("left", left), stream("right", right));
    }

    private static ReceiveChan<Integer> stream(String name, List<Integer> numbers) {
        var stream = Chan.<Integer>unbuffered(name);
        Go.go(name, () -> {
            numbers.forEach(stream::send);
            stream.close();
        });
        return stream;
    }

    List<Integer> merged(ReceiveChan<Integer> left, ReceiveChan<Integer> right) {
        var all = new ArrayList<Integer>();
        Integer l = left.receive();
        Integer r = right.receive();
        while (l != null || r != null) {
            if (r == null || l != null && l <= r) {
                all.add(l);
                l = left.receive();
            } else {
                all.add(r);
                r = right.receive();
            }
        }
        return all;
    }

    /// Takes whatever comes first.
    static final class TakesTheFirst extends Merger {
        @Override
        List<Integer> merged(ReceiveChan<Integer> left, ReceiveChan<Integer> right) {
            var all = new ArrayList<Integer>();
            boolean leftOpen = true;
            boolean rightOpen = true;
            while (leftOpen || rightOpen) {
                record Taken(boolean isLeft, @Nullable Integer number) {}
                var taken = Go.select(
                        left.receiving().map(n -> new Taken(true, n)).when(leftOpen),
                        right.receiving().map(n -> new Taken(false, n)).when(rightOpen));
                if (taken.number() != null) {
                    all.add(taken.number());
                } else if (taken.isLeft()) {
                    leftOpen = false;
                } else {
                    rightOpen = false;
                }
            }
            return all;
        }
    }
}
