package dev.heddle.instrument.probe;

/// Locks another object than it is given, as inside an exploration.
public final class Monitors {
    private static final ThreadLocal<Object> PRIVATE = ThreadLocal.withInitial(Object::new);

    private Monitors() {}

    public static Object enter(Object monitor) {
        Log.add("enter " + Log.text(monitor));
        return PRIVATE.get();
    }

    public static Object exit(Object monitor) {
        Log.add("exit " + (monitor == PRIVATE.get() ? "what was entered" : Log.text(monitor)));
        return PRIVATE.get();
    }

    public static void await(Object monitor) {
        Log.add("wait " + Log.text(monitor));
    }

    public static void await(Object monitor, long millis) {
        Log.add("wait " + Log.text(monitor) + " " + millis);
    }

    public static void await(Object monitor, long millis, int nanos) {
        Log.add("wait " + Log.text(monitor) + " " + millis + " " + nanos);
    }

    public static void signal(Object monitor) {
        Log.add("notify " + Log.text(monitor));
    }

    public static void signalAll(Object monitor) {
        Log.add("notifyAll " + Log.text(monitor));
    }
}
