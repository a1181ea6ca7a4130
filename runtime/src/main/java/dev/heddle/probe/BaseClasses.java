package dev.heddle.probe;

import java.util.List;

/// The classes that rewritten classes extend in place of those of the JDK.
public final class BaseClasses {
    private static final List<Class<?>> ALL = List.of(
            ControlledCompletionService.class,
            ControlledCountedCompleter.class,
            ControlledForkJoinTask.class,
            ControlledFuture.class,
            ControlledPool.class,
            ControlledRecursiveAction.class,
            ControlledRecursiveTask.class,
            ControlledScheduledPool.class,
            ControlledTask.class,
            ControlledThread.class,
            ControlledTimer.class,
            ControlledTimerTask.class);

    private BaseClasses() {}

    /// Every class with a [BaseFor].
    public static List<Class<?>> all() {
        return ALL;
    }
}
