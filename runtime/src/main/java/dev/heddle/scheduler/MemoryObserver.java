package dev.heddle.scheduler;

/// Told of every access of an execution to plain memory, on the goroutine's thread, just before it happens. It is
/// no step: between two steps a goroutine accesses memory undisturbed.
///
/// What may end the execution, by [DeterministicScheduler#halt], does not return then.
public interface MemoryObserver {
    /// How memory is accessed, beside plain reading and writing.
    enum How {
        /// An atomic operation that only reads.
        READ_ATOMIC,
        /// An atomic operation that writes.
        WRITE_ATOMIC,
        /// A step that reads a static field.
        READ_STEP,
        /// A step that writes a static field, or reads and writes it.
        WRITE_STEP,
        /// An operation that orders what comes before it before what comes after the next one on the same object.
        ORDER
    }

    /// A field or an element is read.
    ///
    /// @param owner the object, the array, or the class of a static field
    /// @param index which element of an array; 0 for everything else
    /// @param place the number of the place in the program
    void read(Goroutine g, Object owner, int index, int place);

    /// A field or an element is written.
    ///
    /// @param owner the object, the array, or the class of a static field
    /// @param index which element of an array; 0 for everything else
    /// @param place the number of the place in the program
    void write(Goroutine g, Object owner, int index, int place);

    /// A collection or a builder is accessed as a whole, or a view or an iterator of one.
    void whole(Goroutine g, boolean isWrite, Object collection, int place);

    /// Memory is accessed in some other way.
    void access(Goroutine g, How how, Object owner, int index, int place);

    /// An execution comes for the first time to an object that holds a single value, an atomic say, and that it was
    /// not seen to make. Accesses to the value are steps.
    ///
    /// @param variable what stands for the value in the model
    default void holder(Goroutine g, Object holder, int variable) {}

    /// A view of a collection has been made, or an iterator.
    void derived(Object view, Object from);
}
