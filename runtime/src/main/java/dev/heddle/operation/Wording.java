package dev.heddle.operation;

/// How reports speak of an object that the program made as something else than one of ours.
///
/// @param noun  what it is, or what it is a part of: `ReentrantLock`, `Account`; parts of one object share its number
/// @param part  which part it is, as a beginning: `monitor of `; empty for the whole
/// @param waits what who waits for it is in: `ReentrantLock.lock`, `synchronized`
/// @param words what is said of the operations on it
public record Wording(String noun, String part, String waits, Vocabulary words) {
    /// Of a whole, in the words of the operations themselves.
    public Wording(String noun, String waits) {
        this(noun, "", waits, Vocabulary.KINDS);
    }

    /// Of a whole.
    public Wording(String noun, String waits, Vocabulary words) {
        this(noun, "", waits, words);
    }

    /// Its type: `ReentrantLock`, `monitor of Account`.
    public String what() {
        return part + noun;
    }
}
