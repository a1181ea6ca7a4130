package dev.heddle.operation;

/// How reports speak of an object that the program made as something else than one of ours.
///
/// @param what  its type: `ReentrantLock`, `monitor of Account`
/// @param waits what who waits for it is in: `ReentrantLock.lock`, `synchronized`
public record Wording(String what, String waits) {}
