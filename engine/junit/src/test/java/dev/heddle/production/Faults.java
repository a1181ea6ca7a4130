package dev.heddle.production;

import dev.heddle.channel.ParallelChannel;
import dev.heddle.channel.ParallelSelect;
import dev.heddle.parallel.Waiter;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.util.List;
import java.util.stream.IntStream;

/// Mistakes that are easily made in code like that of production. Each edit throws if the code is no longer as it
/// expects: then the mistake must be planted anew.
final class Faults {
    private Faults() {}

    static final Fault FLAG_AFTER_UNPARK =
            new Fault("the flag is set after the unpark", Waiter.class, "finish()V", Faults::setFlagAfterUnpark);

    static final Fault PARK_ONCE =
            new Fault("who was parked does not look again", Waiter.class, "await(JZ)Z", Faults::goOnAfterPark);

    static final Fault STAYS_AFTER_TIME_OUT = new Fault(
            "who gives up stays in the queues",
            ParallelSelect.class,
            "waitAtAll()Ldev/heddle/channel/Selected;",
            Faults::doNotLeave);

    static final Fault UNLOCK_BEFORE_PUT = new Fault(
            "the lock is given back before the hand-off is complete",
            ParallelChannel.class,
            "sendAndRelease(Ljava/lang/Object;)Z",
            Faults::releaseBeforePut);

    static final Fault WAKES_BEFORE_VALUE = new Fault(
            "the receiver is woken before it has its value",
            ParallelChannel.class,
            "sendAndRelease(Ljava/lang/Object;)Z",
            Faults::finishBeforeValue);

    static final Fault FORGETS_LOSER = new Fault(
            "a select forgets the queue of a case that has lost",
            ParallelSelect.class,
            "leave([Ldev/heddle/parallel/WaitQueue$Node;)V",
            Faults::leaveAllButTheFirst);

    static final Fault SKIPS_WAITER = new Fault(
            "a close wakes only one who waits",
            ParallelChannel.class,
            "collect(Ldev/heddle/parallel/WaitQueue;Ljava/util/List;)V",
            Faults::collectOnce);

    private static void setFlagAfterUnpark(List<CodeElement> code) {
        var at = Fault.instructions(code);
        expect(at.size() == 7 && isField(code.get(at.get(2)), "state") && isCall(code.get(at.get(5)), "unpark"));
        reorder(code, at, 3, 4, 5, 0, 1, 2);
    }

    /// The jump back after the park becomes one out of the loop, as when the state is the last one.
    private static void goOnAfterPark(List<CodeElement> code) {
        var at = Fault.instructions(code);
        var out = at.stream()
                .map(code::get)
                .filter(e -> e instanceof BranchInstruction b && b.opcode() == Opcode.IF_ICMPEQ)
                .map(BranchInstruction.class::cast)
                .findFirst()
                .orElseThrow();
        int park = IntStream.range(0, at.size())
                .filter(i -> isCall(code.get(at.get(i)), "park"))
                .findFirst()
                .orElseThrow();
        expect(code.get(at.get(park + 1)) instanceof BranchInstruction b && b.opcode() == Opcode.GOTO);
        code.set(at.get(park + 1), BranchInstruction.of(Opcode.GOTO, out.target()));
    }

    /// Once for the end of the wait and once for what is thrown out of it.
    private static void doNotLeave(List<CodeElement> code) {
        var calls = Fault.instructions(code).stream()
                .filter(i -> isCall(code.get(i), "leave"))
                .toList();
        expect(calls.size() == 2);
        calls.forEach(i -> code.set(i, StackInstruction.of(Opcode.POP2)));
    }

    private static void releaseBeforePut(List<CodeElement> code) {
        var at = Fault.instructions(code);
        int put = at.size() - 7;
        expect(isCall(code.get(at.get(put + 2)), "put") && isCall(code.get(at.get(put + 4)), "release"));
        reorder(code, at.subList(put, at.size()), 3, 4, 0, 1, 2);
    }

    private static void finishBeforeValue(List<CodeElement> code) {
        var at = Fault.instructions(code);
        int value = IntStream.range(0, at.size())
                .filter(i -> isCall(code.get(at.get(i)), "value"))
                .findFirst()
                .orElseThrow();
        expect(isCall(code.get(at.get(value + 2)), "release") && isCall(code.get(at.get(value + 5)), "finish"));
        reorder(code, at.subList(value - 2, at.size()), 3, 4, 5, 6, 7, 0, 1, 2);
    }

    private static void leaveAllButTheFirst(List<CodeElement> code) {
        int first = Fault.instructions(code).get(2);
        expect(code.get(first) instanceof ConstantInstruction c && c.opcode() == Opcode.ICONST_0);
        code.set(first, ConstantInstruction.ofIntrinsic(Opcode.ICONST_1));
    }

    private static void collectOnce(List<CodeElement> code) {
        var at = Fault.instructions(code);
        int back = at.get(at.size() - 2);
        expect(code.get(back) instanceof BranchInstruction b && b.opcode() == Opcode.GOTO);
        code.set(back, ReturnInstruction.of(Opcode.RETURN));
    }

    private static boolean isCall(CodeElement element, String method) {
        return element instanceof InvokeInstruction call && call.name().equalsString(method);
    }

    private static boolean isField(CodeElement element, String field) {
        return element instanceof FieldInstruction access && access.name().equalsString(field);
    }

    private static void reorder(List<CodeElement> code, List<Integer> at, int... order) {
        var old = at.stream().map(code::get).map(Instruction.class::cast).toList();
        for (int i = 0; i < order.length; i++) {
            code.set(at.get(i), old.get(order[i]));
        }
    }

    private static void expect(boolean isAsExpected) {
        if (!isAsExpected) {
            throw new AssertionError("the code has changed: plant the mistake anew");
        }
    }
}
