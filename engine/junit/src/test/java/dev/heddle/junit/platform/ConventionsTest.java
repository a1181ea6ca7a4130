package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.AnnotatedFixture;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;

final class ConventionsTest {
    private static Map<String, TestDescriptor> nodes() {
        return EngineTestKit.engine(Constants.ENGINE_ID)
                .selectors(selectClass(AnnotatedFixture.class))
                .discover()
                .getEngineDescriptor()
                .getDescendants()
                .stream()
                .collect(Collectors.toMap(
                        node -> node.getUniqueId().getLastSegment().getValue(), node -> node));
    }

    private static Set<String> tags(TestDescriptor node) {
        return node.getTags().stream().map(TestTag::getName).collect(Collectors.toSet());
    }

    @Test
    void tagsOfTheClassesAroundATestAreItsTagsToo() {
        var nodes = nodes();

        assertThat(tags(nodes.get("first()"))).containsExactlyInAnyOrder("class");
        assertThat(tags(nodes.get("third_of_all()"))).containsExactlyInAnyOrder("class", "slow");
        assertThat(tags(nodes.get("in_the_middle()"))).containsExactlyInAnyOrder("class", "deep");
        assertThat(tags(nodes.get("Inner"))).containsExactlyInAnyOrder("class");
    }

    @Test
    void displayNamesAreGivenOrGenerated() {
        var nodes = nodes();

        assertThat(nodes.get("first()").getDisplayName()).isEqualTo("the first one");
        assertThat(nodes.get("third_of_all()").getDisplayName()).isEqualTo("third of all");
        assertThat(nodes.get("Inner").getDisplayName()).isEqualTo("the inner ones");
        assertThat(nodes.get("at_the_bottom()").getDisplayName()).isEqualTo("at the bottom");
        assertThat(nodes.get(AnnotatedFixture.class.getName()).getDisplayName()).isEqualTo("AnnotatedFixture");
    }

    @Test
    void disabledTestsAndClassesAreSkippedWithTheReason() {
        var results = Runs.run(AnnotatedFixture.class);

        results.testEvents()
                .assertStatistics(stats -> stats.started(5).succeeded(5).skipped(1));
        results.allEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        EventConditions.event(
                                EventConditions.test("second"), EventConditions.skippedWithReason("until later")))
                .haveExactly(
                        1,
                        EventConditions.event(
                                EventConditions.container("Off"),
                                EventConditions.skippedWithReason(reason -> reason.endsWith("is @Disabled"))));
    }
}
