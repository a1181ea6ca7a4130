package dev.heddle.parallel;

import dev.heddle.operation.Site;
import dev.heddle.operation.Unwinding;
import dev.heddle.operation.WaitReason;
import org.jspecify.annotations.Nullable;

/// What the synchronisation objects of production have in common: a lock of their own, the program that they were
/// made in, and, where there is an explorer to tell it to, the place.
public abstract class ParallelObject extends SpinLock {
    /// A place costs a walk of the stack, so it is noted only where tests run: with the explorer on the class path.
    /// The system property `heddle.sites` (`true` or `false`) overrules that.
    private static final boolean NOTES_PLACES =
            Boolean.parseBoolean(System.getProperty("heddle.sites", Boolean.toString(isExplorerThere())));

    private final @Nullable Program owner = Program.current();
    private final Site madeAt = NOTES_PLACES ? Site.caller() : Site.UNKNOWN;

    /// An object of the calling goroutine's program, if it has one.
    protected ParallelObject() {}

    private static boolean isExplorerThere() {
        try {
            Class.forName("dev.heddle.explore.Explorer", false, ParallelObject.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /// Where it was made, or [Site#UNKNOWN] in production.
    public final Site madeAt() {
        return madeAt;
    }

    /// The program that it was made in, or `null`.
    final @Nullable Program owner() {
        return owner;
    }

    /// Begins an operation: a program whose objects are used from outside is no longer checked for being asleep,
    /// and one that is over lets its goroutines do nothing more.
    protected final void use() {
        var program = owner;
        if (program != null) {
            useOf(program);
        }
    }

    private static void useOf(Program program) {
        var member = Program.currentMember();
        if (member == null || member.program() != program) {
            program.isUsedFromOutside();
        } else if (program.isOver()) {
            throw Unwinding.over();
        }
    }

    /// A wait of the calling thread that ends only through this object.
    protected final Waiter newWaiter(WaitReason reason) {
        return new Waiter(reason, owner);
    }
}
