package dev.heddle.operation;

/// Why a goroutine is asleep, in the words of Go's goroutine dump.
public enum WaitReason {
    CHAN_RECEIVE("chan receive"),
    CHAN_SEND("chan send"),
    CHAN_RECEIVE_NIL("chan receive (nil chan)"),
    CHAN_SEND_NIL("chan send (nil chan)"),
    SELECT("select"),
    SELECT_NO_CASES("select (no cases)"),
    MUTEX_LOCK("sync.Mutex.Lock"),
    RW_READ_LOCK("sync.RWMutex.RLock"),
    RW_LOCK("sync.RWMutex.Lock"),
    WAIT_GROUP("sync.WaitGroup.Wait"),
    COND("sync.Cond.Wait"),
    ONCE("sync.Once.Do"),
    SLEEP("sleep"),
    AWAIT("await until"),
    PASS("await"),
    ACQUIRE("acquire"),
    PARK("LockSupport.park"),
    PUT("put"),
    TAKE("take"),
    SPIN("spin"),
    OUTSIDE("outside the exploration"),
    RUNNABLE("runnable");

    private final String text;

    WaitReason(String text) {
        this.text = text;
    }

    /// The reason as Go prints it between brackets.
    public String text() {
        return text;
    }
}
