package dev.heddle.plainmemory;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.WaitGroup;
import java.util.List;

/// Programs ordered by `go` and by channels.
final class ChannelPrograms {
    private ChannelPrograms() {}

    static List<Program> all() {
        return List.of(
                new Program(
                        "the go statement",
                        () -> {
                            var data = new Counter();
                            data.set(1);
                            Go.go(data::get);
                        },
                        () -> {
                            var data = new Counter();
                            Go.go(data::get);
                            data.set(1);
                        }),
                new Program(
                        "go statements of two generations",
                        () -> {
                            var data = new Counter();
                            data.set(1);
                            Go.go(() -> Go.go(data::get));
                        },
                        () -> {
                            var data = new Counter();
                            Go.go(() -> {
                                Go.go(data::get);
                                data.set(1);
                            });
                        }),
                new Program("an unbuffered send", () -> sends(0, true), () -> sends(0, false)),
                new Program("a buffered send", () -> sends(3, true), () -> sends(3, false)),
                new Program(
                        "an unbuffered receive",
                        () -> {
                            var data = new Counter();
                            var channel = Chan.<Unit>unbuffered();
                            Go.go(() -> {
                                data.set(1);
                                channel.receive();
                            });
                            channel.send(Unit.UNIT);
                            data.get();
                        },
                        () -> {
                            var data = new Counter();
                            var channel = Chan.<Unit>unbuffered();
                            Go.go(() -> {
                                channel.receive();
                                data.set(1);
                            });
                            channel.send(Unit.UNIT);
                            data.get();
                        }),
                new Program("receive k before send k + capacity, 1", () -> fills(1, 2), () -> fills(1, 1)),
                new Program("receive k before send k + capacity, 3", () -> fills(3, 4), () -> fills(3, 3)),
                new Program("a buffer of one as a lock", () -> locksWith(1), () -> locksWith(2)),
                new Program("a close", () -> closes(true), () -> closes(false)),
                new Program(
                        "a close that ends a range",
                        () -> {
                            var data = new Counter();
                            var channel = Chan.<Integer>buffered(2);
                            Go.go(() -> {
                                channel.send(1);
                                data.set(1);
                                channel.close();
                            });
                            for (var _ : channel.range()) {
                                // the data are not looked at
                            }
                            data.get();
                        },
                        () -> {
                            var data = new Counter();
                            var channel = Chan.<Integer>buffered(2);
                            Go.go(() -> {
                                channel.send(1);
                                data.set(1);
                                channel.close();
                            });
                            for (var _ : channel.range()) {
                                data.get();
                            }
                        }),
                new Program(
                        "a select that receives",
                        () -> {
                            var data = new Counter();
                            var left = Chan.<Unit>unbuffered();
                            var right = Chan.<Unit>buffered(1);
                            Go.go(() -> {
                                data.set(1);
                                right.send(Unit.UNIT);
                            });
                            Go.select(left.receiving(), right.receiving());
                            data.get();
                        },
                        () -> {
                            var data = new Counter();
                            var left = Chan.<Unit>unbuffered();
                            var right = Chan.<Unit>buffered(1);
                            Go.go(() -> {
                                data.set(1);
                                right.send(Unit.UNIT);
                            });
                            Go.select(left.receiving(), right.receiving(), Case.otherwise());
                            data.get();
                        }),
                new Program(
                        "a select that sends",
                        () -> {
                            var data = new Counter();
                            var channel = Chan.<Unit>unbuffered();
                            Go.go(() -> {
                                data.set(1);
                                Go.select(channel.sending(Unit.UNIT), Case.never());
                            });
                            channel.receive();
                            data.get();
                        },
                        () -> {
                            var data = new Counter();
                            var channel = Chan.<Unit>unbuffered();
                            Go.go(() -> {
                                Go.select(channel.sending(Unit.UNIT), Case.never());
                                data.set(1);
                            });
                            channel.receive();
                            data.get();
                        }),
                new Program(
                        "a receive that is tried",
                        () -> {
                            var data = new Counter();
                            var channel = Chan.<Unit>buffered(1);
                            Go.go(() -> {
                                data.set(1);
                                channel.send(Unit.UNIT);
                            });
                            if (channel.tryReceive().isPresent()) {
                                data.get();
                            }
                        },
                        () -> {
                            var data = new Counter();
                            var channel = Chan.<Unit>buffered(1);
                            Go.go(() -> {
                                data.set(1);
                                channel.send(Unit.UNIT);
                            });
                            if (channel.tryReceive().isEmpty()) {
                                data.get();
                            }
                        }),
                new Program("a chain of three", () -> chain(true), () -> chain(false)),
                new Program("a pipeline that hands objects on", () -> pipeline(false), () -> pipeline(true)),
                new Program(
                        "a result in a buffer of one",
                        () -> {
                            var result = Chan.<Counter>buffered(1);
                            Go.go(() -> {
                                var made = new Counter();
                                made.set(1);
                                result.send(made);
                            });
                            result.receive().get();
                        },
                        () -> {
                            var result = Chan.<Counter>buffered(1);
                            Go.go(() -> {
                                var made = new Counter();
                                result.send(made);
                                made.set(1);
                            });
                            result.receive().get();
                        }),
                new Program("a barrier of channels", () -> barrier(true), () -> barrier(false)),
                new Program(
                        "a request with its own channel for the answer",
                        () -> {
                            var data = new Counter();
                            var requests = Chan.<Chan<Unit>>unbuffered();
                            Go.go(() -> {
                                var answer = requests.receive();
                                data.increment();
                                answer.send(Unit.UNIT);
                            });
                            var answer = Chan.<Unit>unbuffered();
                            requests.send(answer);
                            answer.receive();
                            data.increment();
                        },
                        () -> {
                            var data = new Counter();
                            var requests = Chan.<Chan<Unit>>unbuffered();
                            Go.go(() -> {
                                var answer = requests.receive();
                                data.increment();
                                answer.send(Unit.UNIT);
                            });
                            var answer = Chan.<Unit>unbuffered();
                            requests.send(answer);
                            data.increment();
                            answer.receive();
                        }),
                new Program(
                        "objects that nobody shares",
                        () -> {
                            for (int i = 0; i < 3; i++) {
                                Go.go(() -> {
                                    var own = new Counter();
                                    own.increment();
                                });
                            }
                        },
                        () -> {
                            var shared = new Counter();
                            for (int i = 0; i < 3; i++) {
                                Go.go(shared::increment);
                            }
                        }),
                new Program("disjoint halves of an array", () -> halves(0), () -> halves(1)),
                new Program(
                        "two static fields",
                        () -> {
                            Go.go(() -> Counter.total(1));
                            Go.go(() -> Counter.other(1));
                        },
                        () -> {
                            Go.go(() -> Counter.total(1));
                            Go.go(() -> Counter.total(2));
                        }),
                new Program(
                        "two fields of one object",
                        () -> {
                            var data = new Counter();
                            Go.go(() -> data.set(1));
                            Go.go(() -> data.next(null));
                        },
                        () -> {
                            var data = new Counter();
                            Go.go(() -> data.next(new Counter()));
                            Go.go(() -> data.next(null));
                        }));
    }

    private static void sends(int capacity, boolean afterWriting) {
        var data = new Counter();
        var channel = Chan.<Unit>buffered(capacity);
        Go.go(() -> {
            if (afterWriting) {
                data.set(1);
            }
            channel.send(Unit.UNIT);
            if (!afterWriting) {
                data.set(1);
            }
        });
        channel.receive();
        data.get();
    }

    private static void fills(int capacity, int sends) {
        var data = new Counter();
        var channel = Chan.<Unit>buffered(capacity);
        Go.go(() -> {
            data.set(1);
            channel.receive();
        });
        for (int i = 0; i < sends; i++) {
            channel.send(Unit.UNIT);
        }
        data.get();
    }

    private static void locksWith(int capacity) {
        var data = new Counter();
        var lock = Chan.<Unit>buffered(capacity);
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                lock.send(Unit.UNIT);
                data.increment();
                lock.receive();
            });
        }
    }

    private static void closes(boolean afterWriting) {
        var data = new Counter();
        var channel = Chan.<Unit>unbuffered();
        Go.go(() -> {
            if (afterWriting) {
                data.set(1);
            }
            channel.close();
            if (!afterWriting) {
                data.set(1);
            }
        });
        channel.receive();
        data.get();
    }

    private static void chain(boolean isWhole) {
        var data = new Counter();
        var first = Chan.<Unit>unbuffered();
        var second = Chan.<Unit>unbuffered();
        Go.go(() -> {
            data.set(1);
            first.send(Unit.UNIT);
        });
        Go.go(() -> {
            if (isWhole) {
                first.receive();
                second.send(Unit.UNIT);
            } else {
                second.send(Unit.UNIT);
                first.receive();
            }
        });
        second.receive();
        data.get();
    }

    private static void pipeline(boolean keeps) {
        var first = Chan.<Counter>unbuffered();
        var second = Chan.<Counter>buffered(1);
        Go.go(() -> {
            for (int i = 0; i < 2; i++) {
                var item = new Counter();
                item.set(i);
                first.send(item);
                if (keeps) {
                    item.increment();
                }
            }
            first.close();
        });
        Go.go(() -> {
            for (var item : first.range()) {
                item.increment();
                second.send(item);
            }
            second.close();
        });
        for (var item : second.range()) {
            item.get();
        }
    }

    private static void barrier(boolean waits) {
        var array = new int[2];
        var here = Chan.<Unit>unbuffered();
        var go = Chan.<Unit>unbuffered();
        for (int i = 0; i < 2; i++) {
            int own = i;
            Go.go(() -> {
                Counter.element(array, own, 1);
                here.send(Unit.UNIT);
                if (waits) {
                    go.receive();
                }
                Counter.element(array, 1 - own);
            });
        }
        here.receive();
        here.receive();
        go.close();
    }

    private static void halves(int overlap) {
        var array = new int[200];
        var group = new WaitGroup();
        group.go(() -> fill(array, 0, 100 + overlap));
        group.go(() -> fill(array, 100, 200));
        group.await();
    }

    private static void fill(int[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            Counter.element(array, i, i);
        }
    }
}
