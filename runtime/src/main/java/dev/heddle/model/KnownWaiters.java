package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import dev.heddle.operation.OperationKind;

/// Who is known to have been waiting: a goroutine that was blocked when the clock last moved.
///
/// Go's queues are first in, first out, but the model has no queues: who goes next is a choice. For goroutines that
/// arrive between two ticks every order is possible, so nothing is lost. One that was blocked before a tick and one
/// that arrived after it, however, are in a known order, and a choice against it would report what Go cannot do. So
/// a tick stamps everybody who is blocked, and a smaller stamp goes first.
final class KnownWaiters {
    private KnownWaiters() {}

    /// Stamps whoever is blocked and has no stamp yet, at the clock's `tick`.
    static void stamp(Model m, int tick) {
        for (int i = 0; i < m.goroutines.liveCount; i++) {
            int g = m.goroutines.live[i];
            if (m.goroutines.knownSince[g] == Model.NOT_KNOWN && m.goroutines.kind[g] != OperationKind.SLEEP) {
                m.goroutines.knownSince[g] = tick;
                m.goroutines.known++;
            }
        }
    }

    /// Whether somebody other than `g` and `h` has been waiting to do this since before `tick`.
    static boolean exist(Model m, OperationKind kind, int x, int tick, int g, int h) {
        if (m.goroutines.known == 0) {
            return false;
        }
        for (int i = 0; i < m.goroutines.liveCount; i++) {
            int w = m.goroutines.live[i];
            if (w != g && w != h && m.goroutines.knownSince[w] < tick && wants(m, w, kind, x)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a case of a select with a default is ready because a partner is known to wait at the other end of an
    /// unbuffered channel, and nobody would take it first.
    static boolean offer(Model m, int g, OperationKind kind, int x) {
        if (m.goroutines.known == 0 || m.objects.capacity[x] > 0 || m.objects.closed[x]) {
            return false;
        }
        var other = kind == OperationKind.SEND ? OperationKind.RECEIVE : OperationKind.SEND;
        return exist(m, other, x, Model.NOT_KNOWN, g, -1) && !exist(m, kind, x, m.goroutines.knownSince[g], g, -1);
    }

    /// Whether anybody waits to do this, with a stamp or without.
    static boolean anybodyWants(Model m, OperationKind kind, int x) {
        for (int i = 0; i < m.goroutines.liveCount; i++) {
            if (wants(m, m.goroutines.live[i], kind, x)) {
                return true;
            }
        }
        return false;
    }

    /// Whether anybody with a stamp waits for this object.
    private static boolean on(Model m, int x) {
        for (int i = 0; i < m.goroutines.liveCount; i++) {
            int w = m.goroutines.live[i];
            if (m.goroutines.knownSince[w] != Model.NOT_KNOWN && touches(m, w, x)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the pending operation of a goroutine, or any case of it, is on this object.
    private static boolean touches(Model m, int g, int x) {
        var kind = m.goroutines.kind[g];
        if (kind == null) {
            return false;
        }
        if (kind == OperationKind.SELECT) {
            var cases = m.goroutines.alternatives[g];
            return cases != null && cases.touches(x);
        }
        return m.goroutines.object[g] == x;
    }

    /// Who may overtake whom depends on the stamps, so an event on an object with stamped waiters, or one that lets
    /// a stamped goroutine go, cannot be swapped with anything on the objects concerned.
    static void exclude(Model m, int g, int alternative, int partner, Labels footprint) {
        excludeObjects(m, g, alternative, footprint);
        if (m.goroutines.knownSince[g] != Model.NOT_KNOWN) {
            excludeObjects(m, g, Label.OTHERWISE, footprint);
        }
        if (partner >= 0 && m.goroutines.knownSince[partner] != Model.NOT_KNOWN) {
            excludeObjects(m, partner, Label.OTHERWISE, footprint);
        }
    }

    private static void excludeObjects(Model m, int g, int alternative, Labels footprint) {
        var kind = m.goroutines.kind[g];
        if (kind != OperationKind.SELECT) {
            excludeObject(m, m.goroutines.object[g], footprint);
            return;
        }
        var cases = m.goroutines.alternatives[g];
        if (cases == null) {
            return;
        }
        if (alternative >= 0) {
            excludeObject(m, cases.objects[alternative], footprint);
            return;
        }
        for (int i = 0; i < cases.size(); i++) {
            if (cases.kinds[i] != null) {
                excludeObject(m, cases.objects[i], footprint);
            }
        }
    }

    /// Stamps decide at channels and readers-writer mutexes only.
    private static void excludeObject(Model m, int x, Labels footprint) {
        if (x < 0 || m.objects.type[x] != ObjectType.CHANNEL && m.objects.type[x] != ObjectType.RW_MUTEX) {
            return;
        }
        var access = Access.of(x, Mode.EXCLUSIVE);
        if (!footprint.contains(access) && on(m, x)) {
            footprint.add(access);
        }
    }

    private static boolean wants(Model m, int g, OperationKind kind, int x) {
        var pending = m.goroutines.kind[g];
        if (pending == OperationKind.SELECT) {
            var cases = m.goroutines.alternatives[g];
            return cases != null && cases.contains(kind, x);
        }
        return pending == kind && m.goroutines.object[g] == x;
    }
}
