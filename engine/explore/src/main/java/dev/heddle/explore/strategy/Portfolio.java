package dev.heddle.explore.strategy;

/// The default: the strategies in rotation, as none of them finds everything that the others find.
///
/// In turn `pos`, `urw`, `pct`, `random`, `pos`, `pct`, `urw`, `pct`, the depth of `pct` drawn for each execution:
/// 1 in 30 %, 2 in 30 %, 3 in 25 %, 5 in 15 %. The calibration runs of a block take no turn.
final class Portfolio extends Blocks {
    private static final long OF_DEPTHS = 0x6a09e667f3bcc909L;
    private static final int[] DEPTHS = {1, 2, 3, 5};
    private static final int[] PERCENT = {30, 30, 25, 15};

    private final long seed;
    private final Seeds random = new Seeds();
    private final Sampler pos;
    private final Sampler urw;
    private final Sampler walk;
    private final Sampler[] pct = new Sampler[DEPTHS.length];

    /// @param seed execution i is a function of the seed and i
    Portfolio(long seed) {
        super(seed);
        this.seed = seed;
        pos = new Pos(seed);
        urw = new Urw(seed, learnt);
        walk = new RandomWalk(seed);
        for (int i = 0; i < DEPTHS.length; i++) {
            pct[i] = new Pct(seed, DEPTHS[i], learnt);
        }
    }

    @Override
    Sampler sampler(long number) {
        long turn = number - CALIBRATION_RUNS * (number / SIZE + 1);
        return switch ((int) (turn % 8)) {
            case 0, 4 -> pos;
            case 1, 6 -> urw;
            case 3 -> walk;
            default -> pct[drawDepth(number)];
        };
    }

    @Override
    String name() {
        return "portfolio";
    }

    private int drawDepth(long number) {
        random.start(seed ^ OF_DEPTHS, number);
        int percent = random.nextInt(100);
        int i = 0;
        while (percent >= PERCENT[i]) {
            percent -= PERCENT[i++];
        }
        return i;
    }
}
