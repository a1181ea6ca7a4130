package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to mutexes, readers-writer mutexes and the locks of plain Java.
final class LockOperations {
    private final ObjectStates objects;

    LockOperations(Model m) {
        this.objects = m.objects;
    }

    long lock(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.LOCK));
        objects.holder[x] = g + 1;
        return Result.DONE;
    }

    long tryLock(int g, int x, Labels footprint) {
        if (objects.holder[x] != 0) {
            footprint.add(Access.of(x, Mode.TRY_FAILED));
            return Result.NO;
        }
        lock(g, x, footprint);
        return Result.YES;
    }

    long unlock(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.UNLOCK));
        var wasFree = objects.holder[x] == 0;
        objects.holder[x] = 0;
        return wasFree ? Result.MISUSED : Result.DONE;
    }

    long readLock(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.READ_LOCK));
        objects.readers.add(x, g);
        return Result.DONE;
    }

    long tryReadLock(int g, int x, Labels footprint) {
        if (objects.announced[x] != 0) {
            footprint.add(Access.of(x, Mode.TRY_FAILED));
            return Result.NO;
        }
        readLock(g, x, footprint);
        return Result.YES;
    }

    /// Who has locked can unlock whatever the others do. For anybody else it may be a misuse, or make one of
    /// another's unlock, depending on who comes first.
    long readUnlock(int g, int x, Labels footprint) {
        long result = Result.DONE;
        if (!objects.readers.remove(x, g)) {
            footprint.add(Access.of(x, Mode.EXCLUSIVE));
            result = objects.readers.removeAny(x) ? Result.DONE : Result.MISUSED;
        }
        footprint.add(Access.of(x, Mode.READ_UNLOCK));
        return result;
    }

    long announce(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.ANNOUNCE));
        objects.announced[x] = g + 1;
        return Result.DONE;
    }

    long retract(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.ANNOUNCE));
        objects.announced[x] = 0;
        return Result.DONE;
    }

    long writeLock(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE_LOCK));
        objects.holder[x] = g + 1;
        return Result.DONE;
    }

    long tryWriteLock(int g, int x, Labels footprint) {
        if (objects.announced[x] != 0 || objects.readers.count(x) != 0) {
            footprint.add(Access.of(x, Mode.TRY_FAILED));
            return Result.NO;
        }
        writeLock(g, x, footprint);
        objects.announced[x] = g + 1;
        return Result.YES;
    }

    long writeUnlock(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE_UNLOCK));
        if (objects.holder[x] == 0) {
            return Result.MISUSED;
        }
        objects.holder[x] = 0;
        objects.announced[x] = 0;
        return Result.DONE;
    }

    /// A writer goes on as a reader.
    long downgrade(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE_UNLOCK));
        objects.holder[x] = 0;
        objects.announced[x] = 0;
        objects.readers.add(x, g);
        return Result.DONE;
    }
}
