package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.VerdictsFixture;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.ConfigurationParameters;

final class ConfigurationTest {
    private static final String ALL_KEYS =
            "heddle.seed, heddle.replay, heddle.replay.nearest, heddle.executions, heddle.budget, heddle.shard, heddle.database, heddle.report.dir, "
                    + "heddle.ci.summary, heddle.instrument, heddle.instrument.exclude";

    /// What the launcher makes: parameters, and behind them the system properties, which are not in the key set.
    private record Parameters(Map<String, String> own) implements ConfigurationParameters {
        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(own.containsKey(key) ? own.get(key) : System.getProperty(key));
        }

        @Override
        public Optional<Boolean> getBoolean(String key) {
            return get(key).map(Boolean::parseBoolean);
        }

        // JUnit 5 asks for it; JUnit 6 does not know it.
        @SuppressWarnings({"deprecation", "MissingOverride"})
        public int size() {
            return own.size();
        }

        @Override
        public Set<String> keySet() {
            return own.keySet();
        }
    }

    private static Configuration of(String... keysAndValues) {
        var map = new HashMap<String, String>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Configuration.of(new Parameters(map));
    }

    @AfterEach
    void clearProperties() {
        System.clearProperty("heddle.sead");
        System.clearProperty("heddle.version");
        System.clearProperty("heddle.maxSteps");
        System.clearProperty(Constants.BUDGET);
    }

    @Test
    void nothingIsSetAndTokensAreKeptByDefault() {
        assertThat(of())
                .isEqualTo(new Configuration(
                        null, null, null, null, null, null, Path.of(".heddle"), null, "auto", true, List.of()));
    }

    @Test
    void everythingCanBeSet() {
        assertThat(of(
                        Constants.SEED, "0x11",
                        Constants.REPLAY, " h1:AAID ",
                        Constants.REPLAY_NEAREST, "True",
                        Constants.EXECUTIONS, "1_000",
                        Constants.BUDGET, "200ms",
                        Constants.SHARD, "2/3",
                        Constants.DATABASE, "target/tokens",
                        Constants.REPORT_DIR, "target/reports",
                        Constants.CI_SUMMARY, "target/summary.md",
                        Constants.INSTRUMENT, "Off",
                        Constants.INSTRUMENT_EXCLUDE, "com.acme.generated. , org.example."))
                .isEqualTo(new Configuration(
                        new SeedSetting(17L),
                        "h1:AAID",
                        true,
                        1_000L,
                        Duration.ofMillis(200),
                        new Texts.Shard(2, 3),
                        Path.of("target/tokens"),
                        Path.of("target/reports"),
                        "target/summary.md",
                        false,
                        List.of("com.acme.generated.", "org.example.")));
        assertThat(of(Constants.DATABASE, "OFF").database()).isNull();
        assertThat(of(Constants.SEED, "").seed()).as("an empty value is none").isNull();
    }

    @Test
    void systemPropertiesAreRead() {
        System.setProperty(Constants.BUDGET, "3m");

        assertThat(of().budget()).isEqualTo(Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "heddle.seed | xyz | must be a decimal number, a hexadecimal one with 0x, or random, was \"xyz\"",
                "heddle.seed | 99999999999999999999 | must fit into 64 bits, was \"99999999999999999999\"",
                "heddle.executions | 0 | must be a whole number, 1 or more, was \"0\"",
                "heddle.executions | many | must be a whole number, 1 or more, was \"many\"",
                "heddle.budget | 5 | must be a whole number above 0 with ms, s, m or h, such as 5s or 200ms, was \"5\"",
                "heddle.replay.nearest | perhaps | must be true or false, was \"perhaps\"",
                "heddle.shard | 3/2 | must be i/n with i from 1 to n, such as 1/4, was \"3/2\"",
                "heddle.shard | 0/2 | must be i/n with i from 1 to n, such as 1/4, was \"0/2\"",
                "heddle.shard | all | must be i/n with i from 1 to n, such as 1/4, was \"all\"",
            })
    void aBadValueIsToldWithItsKeyAndWhatIsAllowed(String key, String value, String message) {
        Assertions.assertThatThrownBy(() -> of(key, value))
                .isInstanceOf(BadSetting.class)
                .hasMessage("configuration parameter " + key + " " + message);
    }

    @Test
    void anUnknownKeyIsToldWithTheOneThatWasMeant() {
        Assertions.assertThatThrownBy(() -> of("heddle.sead", "1"))
                .hasMessage(
                        "configuration parameter heddle.sead (value \"1\") does not exist; did you mean heddle.seed?; there are "
                                + ALL_KEYS);
        Assertions.assertThatThrownBy(() -> of("heddle.colour", "red"))
                .hasMessage(
                        "configuration parameter heddle.colour (value \"red\") does not exist; there are " + ALL_KEYS);
    }

    @Test
    void ofTheSystemPropertiesOnlyMisspelledKeysAreComplainedOf() {
        System.setProperty("heddle.version", "1.0"); // a property that a build may well have
        assertThat(of().seed()).isNull();

        System.setProperty("heddle.sead", "1");
        Assertions.assertThatThrownBy(ConfigurationTest::of)
                .hasMessageStartingWith(
                        "configuration parameter heddle.sead (value \"1\") does not exist; did you mean heddle.seed?");
    }

    @Test
    void anAttributeThatIsNoKeyIsNotIgnored() {
        System.setProperty("heddle.maxSteps", "50000");

        Assertions.assertThatThrownBy(ConfigurationTest::of)
                .hasMessageStartingWith(
                        "configuration parameter heddle.maxSteps (value \"50000\") does not exist; it can"
                                + " only be set in @GoTest and @GoTestDefaults; there are heddle.seed");
    }

    @Test
    void everyKeyIsAConstant() throws IllegalAccessException {
        List<String> constants = new ArrayList<>();
        for (var field : Constants.class.getFields()) {
            assertThat(Modifier.isFinal(field.getModifiers())).isTrue();
            if (!field.getName().equals("ENGINE_ID") && !field.getName().equals("PREFIX")) {
                constants.add((String) field.get(null));
            }
        }

        assertThat(String.join(", ", constants)).isEqualTo(ALL_KEYS);
    }

    @Test
    void aMistakeFailsTheEngineOnceAndRunsNothing() {
        var results = Runs.run(VerdictsFixture.class, Constants.BUDGET, "soon");

        results.testEvents().assertStatistics(stats -> stats.started(0));
        assertThat(Runs.thrownByContainer(results))
                .hasMessageStartingWith("configuration parameter heddle.budget must be");
    }

    @Test
    void aTokenIsForOneTest() {
        var results = Runs.run(VerdictsFixture.class, Constants.REPLAY, "h1:AAID");

        assertThat(Runs.thrownByContainer(results))
                .hasMessage(
                        "configuration parameter heddle.replay is the token of one execution of one test, but 9 tests are "
                                + "selected; select one, as in mvn test -Dtest=Class#method -Dheddle.replay=...");
    }
}
