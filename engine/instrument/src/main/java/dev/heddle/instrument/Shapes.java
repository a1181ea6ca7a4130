package dev.heddle.instrument;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What a method's code looks like around an instruction: what the rewriter must know before it comes there.
/// Instructions are counted from 0.
final class Shapes {
    private final List<Instruction> instructions = new ArrayList<>();
    /// The stack maps by the instruction before which they hold.
    private final NavigableMap<Integer, StackMapFrameInfo> frames = new TreeMap<>();

    private final Set<Label> targets = new HashSet<>();
    private final BitSet monitorCopies = new BitSet();
    private final BitSet pairedEnters = new BitSet();
    private final BitSet pairedExits = new BitSet();
    private final BitSet coverage = new BitSet();

    private Shapes(CodeModel code) {
        var labels = new HashMap<Label, Integer>();
        for (var element : code) {
            switch (element) {
                case Instruction instruction -> {
                    instructions.add(instruction);
                    addTargets(instruction);
                }
                case LabelTarget target -> labels.put(target.label(), instructions.size());
                case ExceptionCatch handler -> targets.add(handler.handler());
                default -> {}
            }
        }
        code.findAttribute(Attributes.stackMapTable())
                .ifPresent(table -> table.entries().forEach(frame -> frames.put(labels.get(frame.target()), frame)));
    }

    private void addTargets(Instruction instruction) {
        switch (instruction) {
            case BranchInstruction branch -> targets.add(branch.target());
            case TableSwitchInstruction table -> {
                targets.add(table.defaultTarget());
                table.cases().forEach(one -> targets.add(one.target()));
            }
            case LookupSwitchInstruction lookup -> {
                targets.add(lookup.defaultTarget());
                lookup.cases().forEach(one -> targets.add(one.target()));
            }
            default -> {}
        }
    }

    static Shapes of(CodeModel code) {
        var shapes = new Shapes(code);
        shapes.findMonitors();
        shapes.findCoverage();
        return shapes;
    }

    /// Whether the flow of control comes here from elsewhere than the instruction before.
    boolean isTarget(LabelTarget label) {
        return targets.contains(label.label());
    }

    /// Whether this is the `dup` of `dup; astore L; monitorenter`, where what is locked is put aside for the end of
    /// the block.
    boolean isMonitorCopy(int index) {
        return monitorCopies.get(index);
    }

    /// Whether this is the `monitorenter` of such three.
    boolean isPairedEnter(int index) {
        return pairedEnters.get(index);
    }

    /// Whether this is the `monitorexit` of `aload L; monitorexit`, for a local variable L of such three.
    boolean isPairedExit(int index) {
        return pairedExits.get(index);
    }

    /// Whether this store into an array only notes for JaCoCo that the line was reached.
    boolean isCoverage(int index) {
        return coverage.get(index);
    }

    /// How many references to the object lie on the stack after a `new` and what belongs to it: 2 as in `x = new
    /// X()`, 1 where the object is not used, 0 if the compiler has done something else.
    int copies(int index) {
        return switch (opcode(index + 1)) {
            case DUP -> 2;
            case DUP_X1, DUP_X2, SWAP, ASTORE, ASTORE_W, NOP -> 0;
            default -> 1;
        };
    }

    private Opcode opcode(int index) {
        return index >= 0 && index < instructions.size()
                ? instructions.get(index).opcode()
                : Opcode.NOP;
    }

    private void findMonitors() {
        for (int i = 2; i < instructions.size(); i++) {
            if (opcode(i) == Opcode.MONITORENTER
                    && opcode(i - 2) == Opcode.DUP
                    && instructions.get(i - 1) instanceof StoreInstruction store) {
                var exits = exits(i, store.slot());
                if (!exits.isEmpty() && mayHoldAnything(store.slot(), i, exits.getLast())) {
                    monitorCopies.set(i - 2);
                    pairedEnters.set(i);
                    exits.forEach(pairedExits::set);
                }
            }
        }
    }

    /// The `monitorexit`s of the block that begins at `enter`: those that take their monitor from the local
    /// variable, up to the next block that uses the same variable.
    private List<Integer> exits(int enter, int slot) {
        var exits = new ArrayList<Integer>();
        for (int i = enter + 1; i < instructions.size(); i++) {
            if (opcode(i) == Opcode.MONITOREXIT
                    && instructions.get(i - 1) instanceof LoadInstruction load
                    && load.slot() == slot) {
                exits.add(i);
            } else if (opcode(i) == Opcode.MONITORENTER
                    && instructions.get(i - 1) instanceof StoreInstruction store
                    && store.slot() == slot) {
                break;
            }
        }
        return exits;
    }

    /// Whether the stack maps of a block allow any object in a local variable. Javac's do; some compilers give it
    /// the type of the monitor.
    private boolean mayHoldAnything(int slot, int from, int to) {
        return frames.subMap(from, false, to, true).values().stream()
                .allMatch(frame -> Frames.at(frame, slot) instanceof ObjectVerificationTypeInfo object
                        ? object.classSymbol().equals(ConstantDescs.CD_Object)
                        : true);
    }

    /// JaCoCo keeps an array of booleans in a local variable of its own.
    private void findCoverage() {
        int slot = -1;
        for (int i = 0; i + 1 < instructions.size(); i++) {
            if (isJacocoArray(instructions.get(i))) {
                int next = opcode(i + 1) == Opcode.CHECKCAST ? i + 2 : i + 1;
                if (next < instructions.size() && instructions.get(next) instanceof StoreInstruction store) {
                    slot = store.slot();
                }
            } else if (slot >= 0
                    && i >= 2
                    && opcode(i + 1) == Opcode.BASTORE
                    && instructions.get(i) instanceof ConstantInstruction
                    && instructions.get(i - 1) instanceof ConstantInstruction
                    && instructions.get(i - 2) instanceof LoadInstruction load
                    && load.slot() == slot) {
                coverage.set(i + 1);
            }
        }
    }

    private static boolean isJacocoArray(Instruction instruction) {
        return switch (instruction) {
            case InvokeInstruction call -> call.name().equalsString(Jacoco.INIT);
            case ConstantInstruction constant ->
                constant.constantValue() instanceof DynamicConstantDesc<?> dynamic
                        && dynamic.constantName().equals(Jacoco.DATA);
            default -> false;
        };
    }
}
