package dev.heddle.agentfixtures;

/// Locks so often that HotSpot compiles it, if it can.
public final class LockingProgram {
    private final Object lock = new Object();
    private int count;

    private LockingProgram() {}

    private synchronized int inMethod(int by) {
        return by > 0 ? count += by : count;
    }

    private int inBlock(int by) {
        synchronized (lock) {
            return by > 0 ? count += by : count;
        }
    }

    public static void main(String[] arguments) {
        var program = new LockingProgram();
        for (int i = 0; i < 100_000; i++) {
            program.inMethod(1);
            program.inBlock(1);
        }
        System.out.println("count " + program.count);
    }
}
