package dev.heddle.examples.properties;

import dev.heddle.explore.Explorer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// A property that jqwik runs by itself, and that explores each of its tries.
final class InsideJqwikTest {
    // tag::inside[]
    @Property(tries = 50)
    void noAccountIsOverdrawn(
            @ForAll @IntRange(max = 1_000) int balance,
            @ForAll @Size(max = 3) List<@IntRange(min = 1, max = 1_000) Integer> amounts) {
        var transfers =
                amounts.stream().map(amount -> new Transfer(0, 1, amount)).toList();
        Explorer.explorer()
                .executions(200)
                .check(() -> Properties.noAccountIsOverdrawn(new Bank(4, balance), transfers));
    }
    // end::inside[]
}
