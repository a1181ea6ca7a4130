package dev.heddle.explore.recording;

import dev.heddle.explore.drawing.Tape;
import dev.heddle.operation.OperationKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/// A schedule as one line of text: `h2:` and, in URL-safe Base64, the deflated choices, with a check and the words
/// of each step.
///
/// The token is the schedule itself, not a seed: nothing that a strategy has learnt is needed to run it again. If
/// the body takes inputs, the choices that these were drawn by are in it too.
///
/// Tokens of the first version, `h1:`, have no words and no conditions. They are read, and written, as they were.
///
/// @param seed       what the program draws by itself comes from
/// @param racing     whether timers could fire early
/// @param cut        whether the execution ended at its step limit
/// @param racy       the plain memory whose accesses are steps, by numbers that are the same in every JVM
/// @param choices    for each step the place of its transition among those that were possible
/// @param kinds      for each step the ordinal of the kind of operation that it began with
/// @param checks     for each step 0 to 255, as [Recording#checks]
/// @param legend     the first steps in words
/// @param conditions how the execution was run; `null` in a token of the first version
/// @param inputs     what the inputs are drawn from, or `null` if the body takes none
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
public record ReplayToken(
        long seed,
        boolean racing,
        boolean cut,
        Set<Integer> racy,
        int[] choices,
        byte[] kinds,
        byte[] checks,
        Legend legend,
        @Nullable Conditions conditions,
        @Nullable Tape inputs) {
    /// Beyond this many characters the words of later steps are left out. It is what can still be copied from a
    /// terminal and put into a command: a Windows command line has room for 8,191.
    static final int MOST_CHARACTERS = 2_000;

    private static final String FIRST = "h1:";
    private static final String SECOND = "h2:";
    private static final Packing FIRST_PACKING = new Packing(new byte[0]);
    private static final Packing SECOND_PACKING = new Packing(TokenDictionary.bytes());
    private static final int RACING = 1;
    private static final int CUT = 2;
    private static final int INPUTS = 4;
    private static final int RACY = 8;
    // Of the second version.
    private static final int LEGEND = 16;
    private static final int GOES_ON = 32;
    private static final int REWRITTEN = 64;
    private static final int ON_RACE = 7;
    private static final int MOST_FLAGS = (Conditions.OnRace.values().length << ON_RACE) - 1;
    private static final int MOST_RACY = 10_000;
    private static final int MOST_STEPS = 10_000_000;

    /// The same schedule with inputs.
    public ReplayToken with(Tape itsInputs) {
        return new ReplayToken(seed, racing, cut, racy, choices, kinds, checks, legend, conditions, itsInputs);
    }

    /// Whether it is a token of the first version.
    boolean isOfTheFirstVersion() {
        return conditions == null;
    }

    /// The token as text, with the words of as many steps as there is room for.
    public String text() {
        var wordless = text(Legend.NONE);
        for (var words = legend; !words.isEmpty() && wordless.length() < MOST_CHARACTERS; words = words.firstHalf()) {
            var text = text(words);
            if (text.length() <= MOST_CHARACTERS) {
                return text;
            }
        }
        return wordless;
    }

    private String text(Legend words) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            Numbers.write(out, flags(words));
            Numbers.write(out, seed);
            writeRacy(out);
            Numbers.write(out, choices.length);
            for (int choice : choices) {
                Numbers.write(out, choice);
            }
            out.write(kinds);
            out.write(checks);
            if (!words.isEmpty()) {
                words.write(out);
            }
            if (inputs != null) {
                write(inputs, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return isOfTheFirstVersion()
                ? FIRST + FIRST_PACKING.pack(bytes.toByteArray())
                : SECOND + SECOND_PACKING.pack(bytes.toByteArray());
    }

    private int flags(Legend words) {
        int flags = (racing ? RACING : 0)
                | (cut ? CUT : 0)
                | (inputs == null ? 0 : INPUTS)
                | (racy.isEmpty() ? 0 : RACY)
                | (words.isEmpty() ? 0 : LEGEND);
        return conditions == null
                ? flags
                : flags
                        | (conditions.goesOnAfterFailure() ? GOES_ON : 0)
                        | (conditions.rewritten() ? REWRITTEN : 0)
                        | conditions.onRace().ordinal() << ON_RACE;
    }

    /// Reads a token.
    ///
    /// @throws IllegalArgumentException if it is none, or damaged; the message says which and what to do
    public static ReplayToken parse(String text) {
        var token = Objects.requireNonNull(text, "token").strip();
        var isFirst = token.startsWith(FIRST);
        if (!isFirst && !token.startsWith(SECOND)) {
            throw token.matches("h[0-9]+:.*")
                    ? new IllegalArgumentException(
                            named(token) + " is of a version that this Heddle does not know, which knows h1 and h2:"
                                    + " run it with the Heddle that made it")
                    : malformed(token, "does not begin with " + SECOND, null);
        }
        try {
            var packed = token.substring(SECOND.length());
            var content = (isFirst ? FIRST_PACKING : SECOND_PACKING).unpack(packed);
            var in = new DataInputStream(new ByteArrayInputStream(content));
            var read = read(in, isFirst);
            if (in.available() > 0) {
                throw new IOException("there is more");
            }
            return read;
        } catch (DataFormatException e) {
            var what = e.getMessage() != null && e.getMessage().matches("(is|has) .*") ? e.getMessage() : "is damaged";
            throw malformed(token, what, e);
        } catch (IOException | IllegalArgumentException e) {
            throw malformed(token, "is damaged", e);
        }
    }

    /// In order, so that equal schedules have equal tokens.
    private void writeRacy(DataOutputStream out) throws IOException {
        if (racy.isEmpty()) {
            return;
        }
        Numbers.write(out, racy.size());
        for (int memory : new TreeSet<>(racy)) {
            out.writeInt(memory);
        }
    }

    private static Set<Integer> readRacy(DataInputStream in) throws IOException {
        int count = Numbers.read(in, MOST_RACY);
        var racy = new TreeSet<Integer>();
        for (int i = 0; i < count; i++) {
            racy.add(in.readInt());
        }
        return racy;
    }

    private static ReplayToken read(DataInputStream in, boolean isFirst) throws IOException {
        int flags = Numbers.read(in, isFirst ? LEGEND - 1 : MOST_FLAGS);
        var seed = Numbers.read(in);
        Set<Integer> racy = (flags & RACY) == 0 ? Set.of() : readRacy(in);
        int steps = Numbers.read(in, MOST_STEPS);
        var choices = new int[steps];
        for (int i = 0; i < steps; i++) {
            choices[i] = Numbers.read(in, Integer.MAX_VALUE);
        }
        var kinds = readKinds(in, steps);
        var checks = new byte[steps];
        in.readFully(checks);
        var legend = (flags & LEGEND) == 0 ? Legend.NONE : Legend.read(in);
        var inputs = (flags & INPUTS) == 0 ? null : readInputs(in);
        return new ReplayToken(
                seed,
                (flags & RACING) != 0,
                (flags & CUT) != 0,
                racy,
                choices,
                kinds,
                checks,
                legend,
                isFirst ? null : conditions(flags),
                inputs);
    }

    private static byte[] readKinds(DataInputStream in, int steps) throws IOException {
        var kinds = new byte[steps];
        in.readFully(kinds);
        for (byte kind : kinds) {
            if (kind < 0 || kind >= OperationKind.values().length) {
                throw new IOException("no kind of operation: " + kind);
            }
        }
        return kinds;
    }

    private static Conditions conditions(int flags) {
        return new Conditions(
                (flags & GOES_ON) != 0, Conditions.OnRace.values()[flags >> ON_RACE], (flags & REWRITTEN) != 0);
    }

    private static void write(Tape inputs, DataOutputStream out) throws IOException {
        out.writeShort(inputs.check());
        Numbers.write(out, inputs.numbers().length);
        for (long number : inputs.numbers()) {
            Numbers.write(out, number);
        }
    }

    private static Tape readInputs(DataInputStream in) throws IOException {
        int check = in.readUnsignedShort();
        var numbers = new long[Numbers.read(in, MOST_STEPS)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Numbers.read(in);
        }
        return new Tape(numbers, check);
    }

    private static IllegalArgumentException malformed(String token, String what, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                named(token) + " " + what + ": copy the whole of it from the failure report, from " + SECOND
                        + " to the quote",
                cause);
    }

    private static String named(String token) {
        return "replay token \"" + (token.length() <= 40 ? token : token.substring(0, 39) + "…") + "\"";
    }
}
