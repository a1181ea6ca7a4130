package dev.heddle.explore.drawing;

import dev.heddle.explore.input.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// The choices of one input as plain numbers, for a token.
///
/// @param numbers the choices; one of a library's own values is its seed, the length of its path, and the path
/// @param check   0 to 65535, from the ranges that were drawn from: other parameters have another one
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
public record Tape(long[] numbers, int check) {
    /// Writes choices down.
    public static Tape of(List<Choice> choices) {
        var numbers = new ArrayList<Long>();
        for (var choice : choices) {
            switch (choice) {
                case Choice.Plain number -> numbers.add(number.value());
                case Choice.Seeded seeded -> {
                    numbers.add(seeded.seed());
                    numbers.add((long) seeded.path().size());
                    seeded.path().forEach(place -> numbers.add((long) place));
                }
            }
        }
        return new Tape(numbers.stream().mapToLong(Long::longValue).toArray(), check(choices));
    }

    /// Draws what was written down.
    ///
    /// @throws Misfit if the property does not draw like that
    public List<Choice> choices(Property property) {
        var feed = new TapeFeed(numbers);
        var drawing = Drawing.of(feed);
        property.draw(drawing);
        var choices = drawing.choices();
        if (!feed.isUsedUp() || check(choices) != check) {
            throw new Misfit();
        }
        return choices;
    }

    private static int check(List<Choice> choices) {
        var sum = new CRC32();
        for (var choice : choices) {
            long range = choice instanceof Choice.Plain number ? number.most() : -1;
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                sum.update((int) (range >>> shift));
            }
        }
        return (int) sum.getValue() & 0xffff;
    }
}
