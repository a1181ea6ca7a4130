package dev.heddle.plainmemory;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.context.Context;
import dev.heddle.context.Key;
import dev.heddle.time.Time;
import dev.heddle.time.Timer;
import java.time.Duration;
import java.util.List;

/// Programs ordered by contexts and timers.
final class ContextAndTimePrograms {
    private static final Duration SOON = Duration.ofMillis(1);

    private ContextAndTimePrograms() {}

    static List<Program> all() {
        return List.of(
                new Program("a cancellation", () -> cancels(true), () -> cancels(false)),
                new Program(
                        "the error of a cancelled context",
                        () -> {
                            var data = new Counter();
                            var context = Context.background().withCancel();
                            Go.go(() -> {
                                data.set(1);
                                context.cancel();
                            });
                            if (context.err() != null) {
                                data.get();
                            }
                        },
                        () -> {
                            var data = new Counter();
                            var context = Context.background().withCancel();
                            Go.go(() -> {
                                data.set(1);
                                context.cancel();
                            });
                            if (context.err() == null) {
                                data.get();
                            }
                        }),
                new Program(
                        "the cancellation of a parent",
                        () -> {
                            var data = new Counter();
                            var parent = Context.background().withCancel();
                            var child = parent.withCancel();
                            Go.go(() -> {
                                data.set(1);
                                parent.cancel();
                            });
                            child.done().receive();
                            data.get();
                        },
                        () -> {
                            var data = new Counter();
                            var parent = Context.background().withCancel();
                            var child = parent.withCancel();
                            Go.go(() -> {
                                child.cancel();
                                data.set(1);
                            });
                            child.done().receive();
                            data.get();
                        }),
                new Program(
                        "a function after a cancellation",
                        () -> {
                            var data = new Counter();
                            var context = Context.background().withCancel();
                            context.afterFunc(data::get);
                            data.set(1);
                            context.cancel();
                        },
                        () -> {
                            var data = new Counter();
                            var context = Context.background().withCancel();
                            context.afterFunc(data::get);
                            context.cancel();
                            data.set(1);
                        }),
                new Program(
                        "a value of a context",
                        () -> {
                            var key = Key.<Counter>of("counter");
                            var value = new Counter();
                            value.set(1);
                            var context = Context.background().withValue(key, value);
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> context.value(key).get());
                            }
                        },
                        () -> {
                            var key = Key.<Counter>of("counter");
                            var context = Context.background().withValue(key, new Counter());
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> context.value(key).increment());
                            }
                        }),
                new Program(
                        "a deadline, from where it was set",
                        () -> {
                            var data = new Counter();
                            data.set(1);
                            var context = Context.background().withTimeout(SOON);
                            Go.go(() -> {
                                context.done().receive();
                                data.get();
                            });
                        },
                        () -> {
                            var data = new Counter();
                            var context = Context.background().withTimeout(SOON);
                            Go.go(() -> {
                                context.done().receive();
                                data.get();
                            });
                            data.set(1);
                        }),
                new Program(
                        "a function of a timer, from where it was set",
                        () -> {
                            var data = new Counter();
                            data.set(1);
                            Time.afterFunc(SOON, data::get);
                        },
                        () -> {
                            var data = new Counter();
                            Time.afterFunc(SOON, data::get);
                            data.set(1);
                        }),
                new Program("the channel of a timer, from where it was set", () -> timer(true), () -> timer(false)),
                new Program(
                        "a timer that is set again",
                        () -> {
                            var data = new Counter();
                            var timer = new Timer(SOON);
                            Go.go(() -> {
                                timer.channel().receive();
                                data.get();
                            });
                            if (timer.stop()) {
                                data.set(1);
                                timer.reset(SOON);
                            }
                        },
                        () -> {
                            var data = new Counter();
                            var timer = new Timer(SOON);
                            Go.go(() -> {
                                timer.channel().receive();
                                data.get();
                            });
                            if (timer.stop()) {
                                timer.reset(SOON);
                                data.set(1);
                            }
                        }),
                new Program(
                        "a channel before a time-out",
                        () -> {
                            var data = new Counter();
                            var channel = Chan.<Unit>unbuffered();
                            Go.go(() -> {
                                data.set(1);
                                Go.select(channel.sending(Unit.UNIT), Case.after(SOON));
                            });
                            boolean received = Go.select(
                                    channel.receiving().to(true),
                                    Case.after(SOON).to(false));
                            if (received) {
                                data.get();
                            }
                        },
                        () -> {
                            var data = new Counter();
                            Go.go(() -> data.set(1));
                            Time.sleep(SOON);
                            data.get();
                        }));
    }

    private static void cancels(boolean afterWriting) {
        var data = new Counter();
        var context = Context.background().withCancel();
        Go.go(() -> {
            if (afterWriting) {
                data.set(1);
            }
            context.cancel();
            if (!afterWriting) {
                data.set(1);
            }
        });
        Go.select(context.cancelled());
        data.get();
    }

    private static void timer(boolean afterWriting) {
        var data = new Counter();
        if (afterWriting) {
            data.set(1);
        }
        var timer = new Timer(SOON);
        Go.go(() -> {
            timer.channel().receive();
            data.get();
        });
        if (!afterWriting) {
            data.set(1);
        }
    }
}
