package dev.heddle.scheduler;

import dev.heddle.model.Identities;
import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.model.VirtualClock;
import dev.heddle.operation.Site;
import dev.heddle.operation.Wording;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The objects of an execution: makes them, gives them their numbers, and knows where each was made.
public final class ExecutionObjects {
    private final DeterministicScheduler scheduler;
    private final Model model;
    private final Identities identities;
    private final Map<Object, Object> standIns = new IdentityHashMap<>();
    private @Nullable Site[] madeAt = new Site[16];
    private @Nullable Wording[] wordings = new Wording[16];

    ExecutionObjects(DeterministicScheduler scheduler, Identities identities) {
        this.scheduler = scheduler;
        this.model = scheduler.model();
        this.identities = identities;
    }

    /// Makes an object and returns its number.
    int create(Goroutine by, ObjectType type, int parameter, @Nullable String name) {
        return create(by, name(by), type, parameter, name);
    }

    /// Makes an object of which reports speak as of something else than it is, and returns its number.
    int create(Goroutine by, ObjectType type, int parameter, Wording wording) {
        int x = name(by);
        wordings[x] = wording;
        return create(by, x, type, parameter, (String) null);
    }

    /// Makes an object that stands for one made outside of the execution, and returns its number.
    int createStandIn(Goroutine by, Object original, ObjectType type, int parameter, @Nullable String name) {
        int x = identities.standIn(original);
        rememberSite(x);
        return create(by, x, type, parameter, name);
    }

    private int create(Goroutine by, int x, ObjectType type, int parameter, @Nullable String name) {
        model.create(x, type, parameter);
        if (type == ObjectType.PLAIN_VARIABLE) {
            scheduler.raceSigns().sawPlainVariable();
        }
        tellOf(by, x, type, parameter, name);
        return x;
    }

    /// Makes a timer and returns its number.
    int createTimer(Goroutine by, VirtualClock.Effect effect, int target, TimerTask task) {
        int x = name(by);
        model.createTimer(x, effect, target, model.program(by.id()));
        scheduler.timers().define(x, task);
        tellOf(by, x, ObjectType.TIMER, 0, null);
        return x;
    }

    /// A number for something that a goroutine has made, whose parts will be objects. The goroutine is the calling
    /// one.
    public int name(Goroutine by) {
        by.refuseIfOver();
        int x = identities.object(by.id(), by.objects++);
        rememberSite(x);
        return x;
    }

    /// [#name] for something that nobody was seen to make, when a goroutine comes to it for the first time.
    ///
    /// @param known   its number if somebody else has come to it before, or -1
    /// @param isTaken whether a number is already that of something else
    public int nameMet(Goroutine by, int known, IntPredicate isTaken) {
        return identities.met(by.id(), by.met++, known, isTaken);
    }

    /// Makes the object of a number that [#name] has given, or [Identities#part].
    ///
    /// @param madeWith the number of what it is a part of, or its own
    /// @param initial  its value, if it has one
    /// @param name     the user's name for it, or `null`
    public void create(
            Goroutine by,
            int x,
            int madeWith,
            ObjectType type,
            int parameter,
            long initial,
            Wording wording,
            @Nullable String name) {
        ensurePlace(Math.max(x, madeWith));
        madeAt[x] = madeAt[madeWith];
        wordings[x] = wording;
        model.create(x, type, parameter, initial);
        tellOf(by, x, type, parameter, name);
    }

    private void tellOf(Goroutine by, int x, ObjectType type, int parameter, @Nullable String name) {
        var observer = scheduler.observer;
        if (observer != null) {
            observer.created(by, x, type, parameter, name);
        }
    }

    /// The object that stands in this execution for one made outside of it; made at its first use.
    @SuppressWarnings("unchecked") // the caller asks for what its own factory makes
    public <C> C standIn(Object original, Supplier<C> factory) {
        var known = standIns.get(original);
        if (known == null) {
            known = factory.get();
            standIns.put(original, known);
        }
        return (C) known;
    }

    /// Where an object of this number was first made.
    public Site madeAt(int x) {
        var site = x < madeAt.length ? madeAt[x] : null;
        return site == null ? Site.UNKNOWN : site;
    }

    /// How reports speak of an object that the program knows as something else; `null` for one it knows as what it is.
    public @Nullable Wording wording(int x) {
        return x >= 0 && x < wordings.length ? wordings[x] : null;
    }

    /// The execution is over, and what stood for something in it.
    void forgetStandIns() {
        standIns.clear();
    }

    /// An object has the same number in every execution, so its place is looked up once in a search, not at every
    /// making.
    private void rememberSite(int x) {
        ensurePlace(x);
        var observer = scheduler.observer;
        if (madeAt[x] == null || observer != null && observer.wantsPlaces()) {
            madeAt[x] = Site.caller();
        }
        wordings[x] = null;
    }

    private void ensurePlace(int x) {
        if (x >= madeAt.length) {
            int size = Math.max(x + 1, 2 * madeAt.length);
            madeAt = Arrays.copyOf(madeAt, size);
            wordings = Arrays.copyOf(wordings, size);
        }
    }
}
