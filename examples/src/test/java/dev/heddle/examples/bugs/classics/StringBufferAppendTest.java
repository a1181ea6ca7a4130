package dev.heddle.examples.bugs.classics;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;

/// `StringBuffer.append(StringBuffer)` locks its target, asks the other for its length and then for its characters.
/// Each of the two questions locks the other, but between them it may have become shorter.
///
/// Described in: Flanagan, Qadeer, "A Type and Effect System for Atomicity" (PLDI 2003).
@Kernel("StringBuffer.append")
final class StringBufferAppendTest {
    private static final class Buffer {
        private final Mutex mu = new Mutex("buffer");
        private final StringBuilder text;

        Buffer(String text) {
            this.text = new StringBuilder(text);
        }

        int length() {
            try (var _ = mu.hold()) {
                return text.length();
            }
        }

        String first(int n) {
            try (var _ = mu.hold()) {
                return text.substring(0, n);
            }
        }

        String all() {
            try (var _ = mu.hold()) {
                return text.toString();
            }
        }

        void clear() {
            try (var _ = mu.hold()) {
                text.setLength(0);
            }
        }

        void append(String more) {
            try (var _ = mu.hold()) {
                text.append(more);
            }
        }
    }

    @GoTest(expect = Panicked.class)
    void theOtherBufferIsClearedBetweenTwoQuestions() {
        var target = new Buffer("");
        var other = new Buffer("abc");
        Go.go("clear", other::clear);
        target.append(other.first(other.length()));
    }

    @GoTest
    void oneQuestionIsEnough() {
        var target = new Buffer("");
        var other = new Buffer("abc");
        Go.go("clear", other::clear);
        target.append(other.all());
    }
}
