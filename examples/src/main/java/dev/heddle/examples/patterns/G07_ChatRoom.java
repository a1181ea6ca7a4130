package dev.heddle.examples.patterns;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// People come, talk and go, all at the same time: who keeps the list of those present?
///
/// One goroutine, the room. Joining, talking and leaving are messages to it, taken one at a time by a select; so
/// the list is a plain map without a lock. Each member has a channel of its own for what it hears, and it is the
/// room that closes it.
///
/// A member that does not listen would stop the room; a buffer puts that off. A real room drops such a member, with
/// `trySend`.
///
/// The Go program: *Real-time applications*, a chat.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=patterns.G07_ChatRoom`
///
/// It prints:
///
/// ```
/// Ada heard: [Ada: hello, Bob: good morning, Bob: I must go, Ada: see you]
/// Bob heard: [Bob: good morning, Bob: I must go]
/// ```
final class G07_ChatRoom {
    record Member(String name, Chan<String> hears) {}

    private final Chan<Member> joining = Chan.unbuffered("joining");
    private final Chan<String> leaving = Chan.unbuffered("leaving");
    private final Chan<String> talk = Chan.unbuffered("talk");

    static void main() {
        Go.run(() -> {
            var room = new G07_ChatRoom();
            Go.go("room", () -> room.open());

            var ada = room.join("Ada");
            room.talk.send("Ada: hello");
            var bob = room.join("Bob");
            room.talk.send("Bob: good morning");
            room.talk.send("Bob: I must go");
            room.leaving.send("Bob");
            room.talk.send("Ada: see you");
            room.leaving.send("Ada");

            IO.println("Ada heard: " + all(ada));
            IO.println("Bob heard: " + all(bob));
        });
    }

    /// Serves the room until the last member has left.
    void open() {
        Map<String, Chan<String>> members = new LinkedHashMap<>();
        do {
            Go.select(
                    joining.receiving().then(member -> members.put(member.name(), member.hears())),
                    leaving.receiving()
                            .then(name ->
                                    Objects.requireNonNull(members.remove(name)).close()),
                    talk.receiving().then(line -> members.values().forEach(member -> member.send(line))));
        } while (!members.isEmpty());
    }

    ReceiveChan<String> join(String name) {
        var hears = Chan.<String>buffered(name, 100);
        joining.send(new Member(name, hears));
        return hears;
    }

    private static List<String> all(ReceiveChan<String> heard) {
        var lines = new ArrayList<String>();
        heard.range().forEach(lines::add);
        return lines;
    }
}
