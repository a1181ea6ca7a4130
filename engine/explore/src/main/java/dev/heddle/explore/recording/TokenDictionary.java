package dev.heddle.explore.recording;

import java.nio.charset.StandardCharsets;

/// What tokens very likely say, so that saying it costs a few bits.
final class TokenDictionary {
    /// Part of the form `h2:` of tokens: with another text no token that was ever made can be read. What is frequent
    /// stands last, as what is near is cheaper; each text ends as it does in a token.
    private static final String TEXT = """
            announce write lock rwmutex "~downgrade read write lock "~give up write lock ~interrupt thread ~\
            count down latch "~release semaphore "~try acquire semaphore "~acquire semaphore "~put queue "~\
            take queue "~park thread ~pass thread ~compare and set atomic "~update atomic integer ~\
            once complete once "~once enter once "~cond enqueue cond "~cond wait cond "~broadcast cond "~\
            signal cond "~take the default of a select~look at the length channel "~stop timer timer ~\
            arm timer~end program~count goroutines~choose~yield~begin await~wait for a condition~now~sleep~\
            try lock mutex "~read lock rwmutex "~read unlock rwmutex "~write lock rwmutex "~\
            write unlock rwmutex "~read field "~write field "~read variable "~write variable "~\
            close once channel "~wait for wait group "~wait for wait group 1~add wait group "~\
            add wait group 1~unlock mutex 1~lock mutex 1~unlock mutex "~lock mutex "~\
            receiver~reader~writer~sender~consumer~producer~client~server~worker-2~worker-1~worker~\
            receive from channel 2~send to channel 2~receive from channel 1~send to channel 1~\
            receive from timer ~receive from channel "jobs"~send to channel "jobs"~\
            receive from channel "done"~send to channel "done"~close channel "results"~\
            close channel "~receive from channel "~send to channel "~\
            1~2~3~main~start~~Tests.java~Test.java~""".replace('~', '\0');

    private TokenDictionary() {}

    static byte[] bytes() {
        return TEXT.getBytes(StandardCharsets.UTF_8);
    }
}
