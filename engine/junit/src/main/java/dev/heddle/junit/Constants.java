package dev.heddle.junit;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/// The configuration parameters of the engine. Set them in `junit-platform.properties`, in the build's JUnit
/// section, or as system properties; they win over the annotations.
@API(status = Status.EXPERIMENTAL, since = "0.1")
public final class Constants {
    /// The id of the engine, for engine filters: `heddle`.
    public static final String ENGINE_ID = "heddle";

    /// What all keys begin with: `heddle.`.
    public static final String PREFIX = "heddle.";

    /// `heddle.seed`: the seed of every test: a decimal number, a hexadecimal one with `0x`, or `random`.
    public static final String SEED = PREFIX + "seed";

    /// `heddle.replay`: a token from the report of a failure; the one test that is selected runs this execution
    /// only.
    public static final String REPLAY = PREFIX + "replay";

    /// `heddle.replay.nearest`: `true` to go on with what is nearest where an edited test no longer does what the
    /// token says; `false`, the default, to stop there and say what is different.
    public static final String REPLAY_NEAREST = PREFIX + "replay.nearest";

    /// `heddle.executions`: how many executions a test has at most.
    public static final String EXECUTIONS = PREFIX + "executions";

    /// `heddle.budget`: how long a test is explored at most: a number with `ms`, `s`, `m` or `h`.
    public static final String BUDGET = PREFIX + "budget";

    /// `heddle.shard`: `i/n` for the i-th of n machines that share the work; from `1/n` to `n/n`. It
    /// divides the strategies that sample; an exhaustive search is run by every machine.
    public static final String SHARD = PREFIX + "shard";

    /// `heddle.database`: the directory in which the token of a failing test is kept, to be tried first in the next
    /// run; `.heddle` by default, `off` to keep none.
    public static final String DATABASE = PREFIX + "database";

    /// `heddle.report.dir`: a directory into which the report of every test is written as a page of HTML.
    public static final String REPORT_DIR = PREFIX + "report.dir";

    /// `heddle.ci.summary`: where a summary of the run is appended as Markdown, with the report of each failure: a
    /// file, or `off` for nowhere. `auto`, the default, is the file that the environment variable
    /// `GITHUB_STEP_SUMMARY` names, or nowhere; then each failure is also printed as an `::error` line, which marks
    /// the line of the source.
    public static final String CI_SUMMARY = PREFIX + "ci.summary";

    /// `heddle.instrument`: `auto` by default, to run tests on rewritten copies of the program's classes, so that
    /// the explorer sees fields, monitors and the JDK's synchronisation; `off` to run the classes as they are.
    public static final String INSTRUMENT = PREFIX + "instrument";

    /// `heddle.instrument.exclude`: which classes are never rewritten, besides those of Heddle, the JDK and test
    /// libraries: what their full names begin with, with commas between.
    public static final String INSTRUMENT_EXCLUDE = PREFIX + "instrument.exclude";

    private Constants() {}
}
