package dev.heddle.scheduler;

import dev.heddle.model.Identities;
import dev.heddle.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The goroutines of an execution, by number: starts them, and ends those of a `Go.run` whose main has returned.
final class Goroutines {
    private final DeterministicScheduler scheduler;
    private final Model model;
    private final Identities identities;
    private @Nullable Goroutine[] all = new Goroutine[16];
    private int programs;

    Goroutines(DeterministicScheduler scheduler, Identities identities) {
        this.scheduler = scheduler;
        this.model = scheduler.model();
        this.identities = identities;
    }

    void startMain(Body body) {
        programs = 0;
        var main = adopt(new Goroutine(scheduler, Identities.MAIN, "main", body));
        model.spawn(Identities.MAIN, Model.NO_PROGRAM);
        var observer = scheduler.observer;
        if (observer != null) {
            observer.pended(main);
        }
    }

    Goroutine spawn(Goroutine parent, @Nullable String name, Body body) {
        int id = identities.child(parent.id(), parent.children++);
        var child = adopt(new Goroutine(scheduler, id, name, body));
        child.contextLoader = Thread.currentThread().getContextClassLoader();
        model.spawn(id, model.program(parent.id()));
        tellOf(parent, child);
        return child;
    }

    /// A timer has started a goroutine, its `firing`-th, which the model knows already.
    void startedBy(int timer, int firing, Body body) {
        tellOf(null, adopt(new Goroutine(scheduler, identities.startedBy(timer, firing), null, body)));
    }

    private void tellOf(@Nullable Goroutine parent, Goroutine child) {
        var observer = scheduler.observer;
        if (observer != null) {
            observer.spawned(parent, child);
            observer.pended(child);
        }
    }

    private Goroutine adopt(Goroutine g) {
        if (g.id() >= all.length) {
            all = Arrays.copyOf(all, Math.max(g.id() + 1, 2 * all.length));
        }
        all[g.id()] = g;
        return g;
    }

    Goroutine get(int id) {
        var g = all[id];
        if (g == null) {
            throw new IllegalStateException("no goroutine " + id + " in this execution; please report this");
        }
        return g;
    }

    List<Goroutine> leftOver() {
        var list = new ArrayList<Goroutine>();
        for (int i = 0; i < model.liveCount(); i++) {
            list.add(get(model.live(i)));
        }
        return list;
    }

    boolean isAnybodyLeftOver() {
        for (int i = 0; i < model.liveCount(); i++) {
            if (!get(model.live(i)).isDaemon()) {
                return true;
            }
        }
        return false;
    }

    void forget() {
        Arrays.fill(all, 0, Math.min(all.length, identities.goroutines()), null);
    }

    /// The calling goroutine enters a program of its own.
    ///
    /// @return the number of the program
    int enterProgram(Goroutine g) {
        int inner = ++programs;
        model.enter(g.id(), inner);
        return inner;
    }

    /// The main of a program has returned: whoever else belongs to it is refused from now on.
    void endProgram(Goroutine main) {
        int program = (int) model.pendingArgument(main.id());
        for (int i = 0; i < model.liveCount(); i++) {
            var g = get(model.live(i));
            if (g != main && model.program(g.id()) == program) {
                g.refused = true;
                if (g.thread != null) {
                    scheduler.turns().wantToRun(g);
                }
            }
        }
    }
}
