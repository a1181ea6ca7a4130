package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TestNameTest {
    @Test
    void theFilterIsQuotedWhereAShellNeedsIt() {
        assertThat(new TestName("com.acme.PoolTest", "test", "").filter()).isEqualTo("PoolTest#test");
        assertThat(new TestName("PoolTest", "größe_1", "").filter()).isEqualTo("PoolTest#größe_1");
        assertThat(new TestName("com.acme.PoolTest$Inner", "test", "").filter()).isEqualTo("'PoolTest$Inner#test'");
    }

    @Test
    void theFileNameIsReadableAndSafe() {
        assertThat(new TestName("com.acme.PoolTest$Inner", "test", "").fileName())
                .isEqualTo("com.acme.PoolTest$Inner.test");
        assertThat(new TestName("com.acme.PoolTest", "a test/of mine", "").fileName())
                .matches("com\\.acme\\.PoolTest\\.a_test_of_mine-[0-9a-f]{8}");
        assertThat(new TestName("com.acme.PoolTest", "long".repeat(100), "").fileName())
                .hasSizeLessThan(200);
        assertThat(new TestName("com.acme.PoolTest", "größe", "").fileName())
                .isNotEqualTo(new TestName("com.acme.PoolTest", "grüße", "").fileName());
    }

    @Test
    void theStackTraceElementNamesTheOutermostClassesFile() {
        assertThat(new TestName("com.acme.PoolTest$Inner", "test", "").element())
                .hasToString("com.acme.PoolTest$Inner.test(PoolTest.java)");
    }
}
