package dev.heddle.examples.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.junit.GoTest;
import dev.heddle.junit.property.ForAll;
import dev.heddle.junit.property.Range;
import dev.heddle.junit.property.Size;
import dev.heddle.junit.property.ValueSource;
import java.util.List;

/// A property that needs no library.
final class OwnSourcesTest {
    // tag::own[]
    @GoTest(executions = 1_000)
    void aPipelineKeepsTheOrder(
            @ForAll @Size(max = 5) List<@Range(max = 99) Integer> numbers, @ForAll("capacities") int capacity) {
        var pipeline = Chan.<Integer>buffered(capacity);
        Go.go("source", () -> {
            numbers.forEach(pipeline::send);
            pipeline.close();
        });

        assertThat(pipeline.range()).containsExactlyElementsOf(numbers);
    }

    static ValueSource<Integer> capacities() {
        return ValueSource.oneOf(ValueSource.integers(0, 3), ValueSource.of(100));
    }
    // end::own[]
}
