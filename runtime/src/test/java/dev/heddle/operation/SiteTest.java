package dev.heddle.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
    /// A thread that waits for a socket stands in `sun.nio.ch.Poller`.
    @ParameterizedTest
    @CsvSource({
        "java.util.concurrent.locks.LockSupport, true",
        "sun.nio.ch.Poller, true",
        "jdk.internal.vm.Continuation, true",
        "dev.heddle.sync.Mutex, true",
        "org.assertj.core.api.Assertions, true",
        "dev.heddle.sync.MutexTest, false",
        "com.acme.Pool, false",
        "sunrise.Weather, false",
    })
    void placesOfTheJdkAndOfTheLibraryAreNotTheProgram(String type, boolean isOfTheLibrary) {
        assertThat(Site.isOfTheLibrary(type)).isEqualTo(isOfTheLibrary);
    }
}
