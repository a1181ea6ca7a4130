package dev.heddle.explore.recording;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Numbers as bytes, seven bits in each, so that small ones take one byte.
final class Numbers {
    private Numbers() {}

    static void write(DataOutputStream out, long number) throws IOException {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int b = in.readUnsignedByte();
            number |= (long) (b & 0x7f) << shift;
            if ((b & 0x80) == 0) {
                return number;
            }
        }
        throw new IOException("a number without an end");
    }

    /// A number from 0 to `most`.
    static int read(DataInputStream in, int most) throws IOException {
        long number = read(in);
        if (number < 0 || number > most) {
            throw new IOException(number + " of at most " + most);
        }
        return (int) number;
    }
}
