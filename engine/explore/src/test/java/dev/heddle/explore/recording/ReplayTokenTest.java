package dev.heddle.explore.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.explore.drawing.Tape;
import dev.heddle.operation.OperationKind;
import java.util.ArrayList;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// What is written is read again, and nothing else is.
class ReplayTokenTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Property(seed = "1")
    void aTokenThatWasWrittenIsReadAsItWas(@ForAll("tokens") ReplayToken token) {
        var text = token.text();

        var again = ReplayToken.parse(text);

        assertThat(again).usingRecursiveComparison().ignoringFields("legend").isEqualTo(token);
        assertThat(token.legend().lines()).startsWith(again.legend().lines().toArray(Legend.Line[]::new));
        assertThat(again.text()).isEqualTo(text).doesNotContain("\n");
        assertThat(text).startsWith(token.conditions() == null ? "h1:" : "h2:");
    }

    @Property(seed = "2", tries = 200)
    void aChangedCharacterIsDamage(@ForAll("tokens") ReplayToken token) {
        var text = token.text();
        var random = new SplittableRandom(text.hashCode());
        for (int i = 0; i < 10; i++) {
            // The last two characters hold bits that count for nothing.
            int place = random.nextInt(3, text.length() - 2);
            char other = ALPHABET.charAt((ALPHABET.indexOf(text.charAt(place)) + 1 + random.nextInt(63)) % 64);

            isDamaged(text.substring(0, place) + other + text.substring(place + 1));
        }
    }

    @Property(seed = "3", tries = 200)
    void whatIsCutOffOrLongerIsDamage(@ForAll("tokens") ReplayToken token) {
        var text = token.text();

        isDamaged(text.substring(0, 3 + (text.length() - 3) / 2));
        isDamaged(text.substring(0, text.length() - 2));
        isDamaged(text + "AAAA");
    }

    private static void isDamaged(String text) {
        assertThatThrownBy(() -> ReplayToken.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("replay token \"h")
                .hasMessageEndingWith(": copy the whole of it from the failure report, from h2: to the quote");
    }

    @Example
    void aTokenOfAnotherVersionIsNotCalledDamaged() {
        assertThatThrownBy(() -> ReplayToken.parse("h3:AAECAwQFBg"))
                .hasMessage(
                        "replay token \"h3:AAECAwQFBg\" is of a version that this Heddle does not know, which knows h1 and"
                                + " h2: run it with the Heddle that made it");
    }

    @Example
    void theWordsOfTenStepsCostAtMost140Characters() {
        var token = token(10, 7);

        assertThat(token.text().length() - wordless(token).text().length()).isLessThanOrEqualTo(140);
    }

    @Example
    void aLongScheduleHasTheWordsOfItsFirstStepsOnly() {
        var token = token(600, 7);

        var again = ReplayToken.parse(token.text());

        assertThat(token.text()).hasSizeLessThanOrEqualTo(ReplayToken.MOST_CHARACTERS);
        assertThat(again.legend().lines())
                .hasSizeGreaterThan(50)
                .hasSizeLessThan(600)
                .isEqualTo(
                        token.legend().lines().subList(0, again.legend().lines().size()));
    }

    @Example
    void wordsDoNotMakeAVeryLongTokenLonger() {
        var token = token(20_000, 7);

        assertThat(token.text()).isEqualTo(wordless(token).text());
    }

    private static ReplayToken wordless(ReplayToken token) {
        return new ReplayToken(
                token.seed(),
                token.racing(),
                token.cut(),
                token.racy(),
                token.choices(),
                token.kinds(),
                token.checks(),
                Legend.NONE,
                token.conditions(),
                token.inputs());
    }

    /// A schedule as programs have them: few goroutines and objects, and lines near each other.
    private static ReplayToken token(int steps, long seed) {
        var random = new SplittableRandom(seed);
        var choices = new int[steps];
        var kinds = new byte[steps];
        var checks = new byte[steps];
        var lines = new ArrayList<Legend.Line>();
        var goroutines = new String[] {"main", "worker-1", "auditor"};
        var operations = new String[] {
            "start",
            "send to channel \"orders\"",
            "receive from channel \"orders\"",
            "lock mutex \"ledger\"",
            "unlock mutex \"ledger\"",
            "send to channel \"done\""
        };
        for (int i = 0; i < steps; i++) {
            int what = random.nextInt(operations.length);
            choices[i] = random.nextInt(3);
            kinds[i] = (byte) (what * 3);
            checks[i] = (byte) (what * 37);
            lines.add(new Legend.Line(
                    goroutines[random.nextInt(3)], operations[what], "ShopTest.java", 30 + random.nextInt(25)));
        }
        return new ReplayToken(
                random.nextLong(),
                false,
                false,
                Set.of(),
                choices,
                kinds,
                checks,
                new Legend(lines),
                new Conditions(false, Conditions.OnRace.ENDS, true),
                null);
    }

    @Provide
    Arbitrary<ReplayToken> tokens() {
        return Arbitraries.randoms().map(java -> {
            var random = new SplittableRandom(java.nextLong());
            int steps = random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(20);
            var choices = random.ints(steps, 0, 5).toArray();
            var kinds = new byte[steps];
            for (int i = 0; i < steps; i++) {
                kinds[i] = (byte) random.nextInt(OperationKind.values().length);
            }
            var checks = new byte[steps];
            random.nextBytes(checks);
            var isFirst = random.nextInt(5) == 0;
            return new ReplayToken(
                    random.nextBoolean() ? random.nextLong() : random.nextInt(3),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean()
                            ? Set.of()
                            : new TreeSet<>(
                                    random.ints(random.nextInt(1, 4)).boxed().toList()),
                    choices,
                    kinds,
                    checks,
                    isFirst ? Legend.NONE : legend(random.nextInt(steps + 1), random),
                    isFirst ? null : conditions(random),
                    random.nextBoolean() ? null : tape(random));
        });
    }

    private static Conditions conditions(SplittableRandom random) {
        var onRace = Conditions.OnRace.values();
        return new Conditions(random.nextBoolean(), onRace[random.nextInt(onRace.length)], random.nextBoolean());
    }

    private static @Nullable Tape tape(SplittableRandom random) {
        return new Tape(random.longs(random.nextInt(5)).toArray(), random.nextInt(0x10000));
    }

    private static Legend legend(int steps, SplittableRandom random) {
        var lines = new ArrayList<Legend.Line>();
        for (int i = 0; i < steps; i++) {
            lines.add(
                    random.nextInt(8) == 0
                            ? Legend.Line.CLOCK
                            : new Legend.Line(
                                    "g" + random.nextInt(4),
                                    "lock mutex \"" + Character.toString(random.nextInt(0x20, 0x3000)) + "\"",
                                    random.nextInt(3) == 0 ? "" : "Größe" + random.nextInt(2) + ".java",
                                    random.nextInt(-1, 70_000)));
        }
        return new Legend(lines);
    }
}
