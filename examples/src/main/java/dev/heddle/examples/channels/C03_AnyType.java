package dev.heddle.examples.channels;

import dev.heddle.Chan;
import dev.heddle.Go;

/// What can a channel carry?
///
/// Values of any one type: numbers, records, even other channels. Only `null` is refused, since that is what
/// `receive` returns when the channel is closed.
///
/// The Go program: *Sending and receiving values*, which sends 42.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=channels.C03_AnyType`
///
/// It prints:
///
/// ```
/// 42
/// Point[x=3, y=4]
/// 5.0
/// ```
final class C03_AnyType {
    record Point(int x, int y) {}

    /// A question that carries the channel for its answer.
    record Question(Point point, Chan<Double> answer) {}

    static void main() {
        Go.run(() -> {
            var numbers = Chan.<Integer>unbuffered();
            Go.go(() -> numbers.send(42));
            IO.println(numbers.receive());

            var points = Chan.<Point>unbuffered();
            Go.go(() -> points.send(new Point(3, 4)));
            IO.println(points.receive());

            var questions = Chan.<Question>unbuffered();
            Go.go("distance", () -> {
                for (var question : questions.range()) {
                    question.answer()
                            .send(Math.hypot(
                                    question.point().x(), question.point().y()));
                }
            });
            var answer = Chan.<Double>unbuffered();
            questions.send(new Question(new Point(3, 4), answer));
            IO.println(answer.receive());
            questions.close();
        });
    }
}
