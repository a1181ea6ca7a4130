package dev.heddle.explore.recording;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Bytes as text that can be copied: a checksum and the deflated bytes, in URL-safe Base64.
final class Packing {
    private static final int CHECKSUM = 2;
    private static final int MOST_BYTES = 40_000_000;

    private final byte[] dictionary;

    /// @param dictionary what both sides know already, the most frequent last
    Packing(byte[] dictionary) {
        this.dictionary = dictionary.clone();
    }

    String pack(byte[] content) {
        var packed = new ByteArrayOutputStream();
        int sum = checksum(content);
        packed.write(sum >> 8);
        packed.write(sum);
        packed.writeBytes(deflate(content));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /// @throws DataFormatException      if the text is not whole; the message says what is wrong
    /// @throws IllegalArgumentException if it is no Base64
    byte[] unpack(String text) throws DataFormatException {
        var packed = Base64.getUrlDecoder().decode(text);
        if (packed.length <= CHECKSUM) {
            throw new DataFormatException("is cut off");
        }
        var content = inflate(packed);
        if (checksum(content) != ((packed[0] & 0xff) << 8 | packed[1] & 0xff)) {
            throw new DataFormatException("is damaged");
        }
        return content;
    }

    private static int checksum(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue() & 0xffff;
    }

    private byte[] deflate(byte[] content) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setDictionary(dictionary);
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

    private byte[] inflate(byte[] packed) throws DataFormatException {
        try (var inflater = new Inflater(true)) {
            inflater.setDictionary(dictionary);
            inflater.setInput(packed, CHECKSUM, packed.length - CHECKSUM);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[1024];
            while (!inflater.finished()) {
                int n = inflater.inflate(buffer);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DataFormatException("is cut off");
                }
                out.write(buffer, 0, n);
                if (out.size() > MOST_BYTES) {
                    throw new DataFormatException("is damaged");
                }
            }
            if (inflater.getRemaining() > 0) {
                throw new DataFormatException("has something behind its end");
            }
            return out.toByteArray();
        }
    }
}
