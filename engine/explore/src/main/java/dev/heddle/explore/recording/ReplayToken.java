package dev.heddle.explore.recording;

import dev.heddle.explore.drawing.Tape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// A schedule as one line of text: `h1:` and, in URL-safe Base64, the deflated choices with a check per step.
///
/// The token is the schedule itself, not a seed: nothing that a strategy has learnt is needed to run it again. If
/// the body takes inputs, the choices that these were drawn by are in it too.
///
/// @param seed    what the program draws by itself comes from
/// @param racing  whether timers could fire early
/// @param cut     whether the execution ended at its step limit
/// @param racy    the plain memory whose accesses are steps, by numbers that are the same in every JVM
/// @param choices for each step the place of its transition among those that were possible
/// @param kinds   for each step the ordinal of the kind of operation that it began with
/// @param checks  for each step 0 to 255, as [Recording#checks]
/// @param inputs  what the inputs are drawn from, or `null` if the body takes none
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
public record ReplayToken(
        long seed,
        boolean racing,
        boolean cut,
        Set<Integer> racy,
        int[] choices,
        byte[] kinds,
        byte[] checks,
        @Nullable Tape inputs) {
    private static final String PREFIX = "h1:";
    private static final int RACING = 1;
    private static final int CUT = 2;
    private static final int INPUTS = 4;
    private static final int RACY = 8;
    private static final int MOST_RACY = 10_000;
    private static final int MOST_STEPS = 10_000_000;

    /// A token of a body that takes no inputs.
    public ReplayToken(
            long seed, boolean racing, boolean cut, Set<Integer> racy, int[] choices, byte[] kinds, byte[] checks) {
        this(seed, racing, cut, racy, choices, kinds, checks, null);
    }

    /// The same schedule with inputs.
    public ReplayToken with(Tape itsInputs) {
        return new ReplayToken(seed, racing, cut, racy, choices, kinds, checks, itsInputs);
    }

    /// The token as text.
    public String text() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte((racing ? RACING : 0)
                    | (cut ? CUT : 0)
                    | (inputs == null ? 0 : INPUTS)
                    | (racy.isEmpty() ? 0 : RACY));
            writeNumber(out, seed);
            writeRacy(out);
            writeNumber(out, choices.length);
            for (int choice : choices) {
                writeNumber(out, choice);
            }
            out.write(kinds);
            out.write(checks);
            if (inputs != null) {
                write(inputs, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var content = bytes.toByteArray();
        var packed = new ByteArrayOutputStream();
        int sum = checksum(content);
        packed.write(sum >> 8);
        packed.write(sum);
        packed.writeBytes(deflate(content));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /// Reads a token.
    ///
    /// @throws IllegalArgumentException if it is none, or damaged; the message says which and what to do
    public static ReplayToken parse(String text) {
        var token = Objects.requireNonNull(text, "token").strip();
        if (!token.startsWith(PREFIX)) {
            var version =
                    token.matches("h[0-9]+:.*") ? "is of another version of Heddle" : "does not begin with " + PREFIX;
            throw malformed(token, version, null);
        }
        try {
            var packed = Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
            if (packed.length < 3) {
                throw malformed(token, "is cut off", null);
            }
            var content = inflate(packed, 2);
            if (checksum(content) != ((packed[0] & 0xff) << 8 | packed[1] & 0xff)) {
                throw malformed(token, "is damaged", null);
            }
            return read(new DataInputStream(new ByteArrayInputStream(content)));
        } catch (IOException | DataFormatException e) {
            throw malformed(token, "is damaged", e);
        } catch (IllegalArgumentException e) {
            if (e.getMessage() != null && e.getMessage().startsWith("replay token")) {
                throw e;
            }
            throw malformed(token, "is damaged", e);
        }
    }

    /// In order, so that equal schedules have equal tokens.
    private void writeRacy(DataOutputStream out) throws IOException {
        if (racy.isEmpty()) {
            return;
        }
        writeNumber(out, racy.size());
        for (int memory : new TreeSet<>(racy)) {
            out.writeInt(memory);
        }
    }

    private static Set<Integer> readRacy(DataInputStream in) throws IOException {
        long count = readNumber(in);
        if (count < 0 || count > MOST_RACY) {
            throw new IOException("too many places");
        }
        var racy = new TreeSet<Integer>();
        for (int i = 0; i < count; i++) {
            racy.add(in.readInt());
        }
        return racy;
    }

    private static ReplayToken read(DataInputStream in) throws IOException {
        int flags = in.readUnsignedByte();
        var seed = readNumber(in);
        Set<Integer> racy = (flags & RACY) == 0 ? Set.of() : readRacy(in);
        long steps = readNumber(in);
        if (steps < 0 || steps > MOST_STEPS) {
            throw new IOException("too many steps");
        }
        var choices = new int[(int) steps];
        for (int i = 0; i < steps; i++) {
            choices[i] = (int) readNumber(in);
        }
        var kinds = new byte[(int) steps];
        in.readFully(kinds);
        var checks = new byte[(int) steps];
        in.readFully(checks);
        var inputs = (flags & INPUTS) == 0 ? null : readInputs(in);
        return new ReplayToken(seed, (flags & RACING) != 0, (flags & CUT) != 0, racy, choices, kinds, checks, inputs);
    }

    private static void write(Tape inputs, DataOutputStream out) throws IOException {
        out.writeShort(inputs.check());
        writeNumber(out, inputs.numbers().length);
        for (long number : inputs.numbers()) {
            writeNumber(out, number);
        }
    }

    private static Tape readInputs(DataInputStream in) throws IOException {
        int check = in.readUnsignedShort();
        long count = readNumber(in);
        if (count < 0 || count > MOST_STEPS) {
            throw new IOException("too many choices");
        }
        var numbers = new long[(int) count];
        for (int i = 0; i < count; i++) {
            numbers[i] = readNumber(in);
        }
        return new Tape(numbers, check);
    }

    private static IllegalArgumentException malformed(String token, String what, @Nullable Throwable cause) {
        var shown = token.length() <= 40 ? token : token.substring(0, 39) + "…";
        return new IllegalArgumentException(
                "replay token \"" + shown + "\" " + what
                        + ": copy the whole of it from the failure report, from h1: to the quote",
                cause);
    }

    /// Small numbers take one byte.
    private static void writeNumber(DataOutputStream out, long number) throws IOException {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readNumber(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = in.readUnsignedByte();
            number |= (long) (b & 0x7f) << shift;
            if ((b & 0x80) == 0) {
                return number;
            }
        }
        throw new IOException("a number without an end");
    }

    private static int checksum(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue() & 0xffff;
    }

    private static byte[] deflate(byte[] content) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(content);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static byte[] inflate(byte[] packed, int from) throws DataFormatException {
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed, from, packed.length - from);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[1024];
            while (!inflater.finished()) {
                int n = inflater.inflate(buffer);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DataFormatException("cut off");
                }
                out.write(buffer, 0, n);
                if (out.size() > 4 * MOST_STEPS) {
                    throw new DataFormatException("too long");
                }
            }
            return out.toByteArray();
        }
    }
}
