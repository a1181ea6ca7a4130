package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.engine.discovery.PackageNameFilter.excludePackageNames;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.AnnotatedFixture;
import dev.heddle.junit.fixtures.Events;
import dev.heddle.junit.fixtures.LazyFixture;
import dev.heddle.junit.fixtures.LifecycleFixture;
import dev.heddle.junit.fixtures.VerdictsFixture;
import dev.heddle.junit.fixtures.broken.NotATest;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

final class DiscoveryTest {
    private static final String PACKAGE = "dev.heddle.junit.fixtures";

    private static TestDescriptor discover(DiscoverySelector selector, Filter<?>... filters) {
        return EngineTestKit.engine(Constants.ENGINE_ID)
                .selectors(selector)
                .filters(filters)
                .discover()
                .getEngineDescriptor();
    }

    private static List<String> tests(DiscoverySelector selector, Filter<?>... filters) {
        return discover(selector, filters).getDescendants().stream()
                .filter(TestDescriptor::isTest)
                .map(test -> test.getUniqueId()
                        .toString()
                        .replace("[engine:heddle]/", "")
                        .replace(PACKAGE + ".", ""))
                .toList();
    }

    private static Class<?> inner(Class<?> type, String name) {
        for (var nested : type.getDeclaredClasses()) {
            if (nested.getSimpleName().equals(name)) {
                return nested;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void aClassGivesItsTestsAndThoseNestedInIt() {
        var tests = tests(selectClass(AnnotatedFixture.class));

        assertThat(tests.subList(0, 4))
                .as("in the order of @Order")
                .containsExactly(
                        "[class:AnnotatedFixture]/[method:first()]",
                        "[class:AnnotatedFixture]/[method:second()]",
                        "[class:AnnotatedFixture]/[method:third_of_all()]",
                        "[class:AnnotatedFixture]/[method:composed()]");
        assertThat(tests.subList(4, tests.size()))
                .containsExactlyInAnyOrder(
                        "[class:AnnotatedFixture]/[nested-class:Off]/[method:off()]",
                        "[class:AnnotatedFixture]/[nested-class:Inner]/[method:in_the_middle()]",
                        "[class:AnnotatedFixture]/[nested-class:Inner]/[nested-class:Innermost]/[method:at_the_bottom()]");
    }

    @Test
    void everyUniqueIdHandedOutIsFoundAgain() {
        for (var type : List.of(AnnotatedFixture.class, LifecycleFixture.class)) {
            for (var descriptor : discover(selectClass(type)).getDescendants()) {
                var again = discover(selectUniqueId(descriptor.getUniqueId()));

                assertThat(again.getDescendants())
                        .extracting(TestDescriptor::getUniqueId)
                        .contains(descriptor.getUniqueId());
                if (descriptor.isTest()) {
                    assertThat(tests(selectUniqueId(descriptor.getUniqueId()))).hasSize(1);
                }
            }
        }
    }

    @Test
    void uniqueIdsOfOthersAreLeftAlone() {
        var root = UniqueId.forEngine("heddle");

        assertThat(tests(selectUniqueId("[engine:junit-jupiter]/[class:" + PACKAGE + ".VerdictsFixture]")))
                .isEmpty();
        assertThat(tests(selectUniqueId(root.append("class", "no.such.Class")))).isEmpty();
        assertThat(tests(selectUniqueId(
                        root.append("class", VerdictsFixture.class.getName()).append("method", "noSuchMethod()"))))
                .isEmpty();
        assertThat(tests(selectUniqueId(root.append("suite", "any")))).isEmpty();
    }

    @Test
    void aMethodGivesItself() {
        assertThat(tests(selectMethod(VerdictsFixture.class, "leaks")))
                .containsExactly("[class:VerdictsFixture]/[method:leaks()]");
        assertThat(tests(selectMethod(LifecycleFixture.class, "inherited")))
                .containsExactly("[class:LifecycleFixture]/[method:inherited()]");
        assertThat(tests(selectMethod(LifecycleFixture.class, "ofJupiter"))).isEmpty();
    }

    @Test
    void nestedClassesAndMethodsAreFoundByEitherSelector() {
        var inner = inner(AnnotatedFixture.class, "Inner");
        var innermost = inner(inner, "Innermost");
        var bottom = "[class:AnnotatedFixture]/[nested-class:Inner]/[nested-class:Innermost]/[method:at_the_bottom()]";

        assertThat(tests(selectClass(innermost))).containsExactly(bottom);
        assertThat(tests(selectNestedClass(List.of(AnnotatedFixture.class, inner), innermost)))
                .containsExactly(bottom);
        assertThat(tests(selectMethod(innermost, "at_the_bottom"))).containsExactly(bottom);
        assertThat(tests(selectNestedMethod(List.of(AnnotatedFixture.class, inner), innermost, "at_the_bottom")))
                .containsExactly(bottom);
        assertThat(tests(selectClass(AnnotatedFixture.StaticFixture.class)))
                .containsExactly("[class:AnnotatedFixture$StaticFixture]/[method:standsAlone()]");
    }

    @Test
    void aPackageAClassPathRootAndAModuleGiveAllInThem() throws URISyntaxException {
        var root = Path.of(VerdictsFixture.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        var ofPackage = tests(selectPackage(PACKAGE));
        var ofRoot = tests(selectClasspathRoots(Set.of(root)).getFirst());

        assertThat(ofPackage)
                .contains("[class:VerdictsFixture]/[method:leaks()]", "[class:broken.BrokenFixture]/[method:fine()]");
        assertThat(ofRoot).containsExactlyInAnyOrderElementsOf(ofPackage);
    }

    @Test
    void filtersByClassAndPackageAreHonoured() {
        assertThat(tests(selectPackage(PACKAGE), includeClassNamePatterns(".*VerdictsFixture")))
                .isNotEmpty()
                .allMatch(id -> id.startsWith("[class:VerdictsFixture]"));
        assertThat(tests(selectPackage(PACKAGE), excludePackageNames(PACKAGE + ".broken")))
                .isNotEmpty()
                .noneMatch(id -> id.contains("broken"));
        assertThat(tests(selectClass(VerdictsFixture.class), includeClassNamePatterns("nothing")))
                .isEmpty();
    }

    @Test
    void discoveryInitialisesNoClass() {
        Events.take();

        assertThat(tests(selectClass(LazyFixture.class))).hasSize(1);

        assertThat(Events.take()).isEmpty();
    }

    @Test
    void abstractClassesHaveNoTestsOfTheirOwn() {
        assertThat(tests(selectClass(NotATest.class))).isEmpty();
    }

    @Test
    void everyNodeKnowsItsSource() {
        for (var descriptor : discover(selectClass(AnnotatedFixture.class)).getDescendants()) {
            Class<? extends TestSource> expected = descriptor.isTest() ? MethodSource.class : ClassSource.class;
            assertThat(descriptor.getSource()).containsInstanceOf(expected);
        }
    }
}
