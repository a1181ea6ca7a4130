package dev.heddle.probe;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.random.RandomGenerator;

/// [SecureRandom]: in an execution it is not secure, but fixed by the seed of the search.
@StandsFor(SecureRandom.class)
public final class SecureRandoms {
    private SecureRandoms() {}

    @OfConstructor
    public static SecureRandom make() {
        var t = JavaThread.current();
        return t == null ? new SecureRandom() : new Fixed(new Source(Chance.random(t)));
    }

    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        Fixed(Source source) {
            super(source, null);
        }
    }

    private static final class Source extends SecureRandomSpi {
        private static final long serialVersionUID = 1L;

        private final transient RandomGenerator random;

        Source(RandomGenerator random) {
            this.random = random;
        }

        @Override
        protected void engineSetSeed(byte[] seed) {
            // adds to the randomness that there is: none
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int count) {
            var seed = new byte[count];
            random.nextBytes(seed);
            return seed;
        }
    }
}
