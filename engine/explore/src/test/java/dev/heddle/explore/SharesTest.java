package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SharesTest {
    @Test
    void theSharesAreThoseOfLubySinclairAndZuckerman() {
        assertThat(LongStream.rangeClosed(1, 15).map(Shares::units))
                .containsExactly(1L, 1L, 2L, 1L, 1L, 2L, 4L, 1L, 1L, 2L, 1L, 1L, 2L, 4L, 8L);
    }
}
