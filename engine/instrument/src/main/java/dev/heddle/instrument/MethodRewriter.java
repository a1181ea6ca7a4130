package dev.heddle.instrument;

import dev.heddle.instrument.Calls.Call;
import dev.heddle.instrument.StandIns.Kind;
import dev.heddle.instrument.StandIns.StandIn;
import dev.heddle.operation.Site;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.invoke.VarHandle.AccessMode;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rewrites the instructions of one method: before each access a call that announces it, instead of some calls
/// others.
///
/// Inserts no branch and keeps no new local variable alive across a label, so the method's stack maps stay true.
final class MethodRewriter {
    /// The class and the method whose code this is.
    ///
    /// @param type   the class, by its internal name
    /// @param file   its source file
    /// @param method the method
    /// @param names  whether the objects of the class are to be named by who makes them: others may wait for them
    /// @param base   what the class extends in place of one of the JDK, or `null` if its superclass stays
    record Home(
            String type,
            String file,
            String method,
            boolean names,
            @Nullable ClassDesc base) {
        Site site(int line) {
            return new Site(type.replace('/', '.'), method, file, line);
        }

        boolean isConstructor() {
            return method.equals("<init>");
        }
    }

    /// An object that has been made but whose constructor has not been called yet.
    ///
    /// @param copies how many references to it lie on the stack, or 0 if that is not known
    private record Made(int index, int copies) {}

    private static final Set<String> ACCESS_MODES =
            Arrays.stream(AccessMode.values()).map(AccessMode::methodName).collect(Collectors.toUnmodifiableSet());

    private final Home home;
    private final Hierarchy hierarchy;
    private final Probes probes;
    private final Calls calls;
    private final References references;
    private final Shapes shapes;
    private final int spill;
    private final Deque<Made> made = new ArrayDeque<>();
    /// Inside a constructor before the call of another: `this` may not be passed on.
    private boolean beforeSuper;

    /// What was locked lies on the stack, released.
    private boolean hasReleased;

    private int line = -1;
    private int index = -1;

    /// @param references those of the class
    /// @param spill      the first local variable that may be used for a moment
    MethodRewriter(Home home, Hierarchy hierarchy, Probes probes, References references, CodeModel code, int spill) {
        this.home = home;
        this.references = references;
        this.calls = new Calls(hierarchy, probes);
        this.hierarchy = hierarchy;
        this.probes = probes;
        this.shapes = Shapes.of(code);
        this.spill = spill;
        this.beforeSuper = home.isConstructor();
    }

    /// Writes what is still to come of what the element before has begun.
    ///
    /// What is locked has been released, and the probe is told so after the `monitorexit` and outside of the
    /// handler that covers it: there it would be in the handler's own block, which the first compiler of HotSpot
    /// gives up on.
    void before(CodeBuilder code, CodeElement next) {
        if (hasReleased
                && (next instanceof Instruction || next instanceof LabelTarget label && shapes.isTarget(label))) {
            hasReleased = false;
            probes.exit(code);
            code.pop();
        }
    }

    /// Hands an element on, with what must come before it.
    void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof Instruction) {
            index++;
        }
        switch (element) {
            case LineNumber number -> {
                line = number.line();
                code.with(element);
            }
            case FieldInstruction field -> {
                field(code, field);
                code.with(element);
            }
            case ArrayLoadInstruction load -> {
                int place = probes.places().element(here());
                Accesses.ofElement(code, c -> probes.element(c, false, place));
                code.with(element);
            }
            case ArrayStoreInstruction store -> {
                if (!shapes.isCoverage(index)) {
                    int place = probes.places().element(here());
                    Accesses.ofElementUnderValue(
                            code, store.typeKind().asLoadable(), c -> probes.element(c, true, place));
                }
                code.with(element);
            }
            case MonitorInstruction monitor -> monitor(code, monitor);
            case NewObjectInstruction object -> {
                made.push(new Made(index, shapes.copies(index)));
                code.with(object);
            }
            case InvokeInstruction call -> call(code, call);
            case InvokeDynamicInstruction dynamic -> {
                calls.tellText(code, dynamic, home, line, spill);
                code.with(references.replaced(code, dynamic, home, line));
            }
            case Instruction instruction
            when shapes.isMonitorCopy(index) -> {
                probes.enter(code);
                code.with(instruction);
            }
            default -> code.with(element);
        }
    }

    private void field(CodeBuilder code, FieldInstruction instruction) {
        var owner = instruction.owner().asInternalName();
        var write = instruction.opcode() == Opcode.PUTFIELD || instruction.opcode() == Opcode.PUTSTATIC;
        if (beforeSuper && write && owner.equals(home.type())) {
            return; // perhaps of the object that is not initialised yet, which nobody else can see
        }
        var field = hierarchy.field(
                owner, instruction.name().stringValue(), instruction.type().stringValue());
        if (field == null || field.is(AccessFlag.FINAL)) {
            return; // a final field does not change once others can see it
        }
        var isVolatile = field.is(AccessFlag.VOLATILE);
        int place = probes.places().field(named(field.declaring()), field.name(), field.is(AccessFlag.STATIC), here());
        var kind = TypeKind.from(instruction.typeSymbol()).asLoadable();
        switch (instruction.opcode()) {
            case GETFIELD -> Accesses.ofObject(code, c -> probes.field(c, false, isVolatile, place));
            case PUTFIELD -> Accesses.underValue(code, kind, c -> probes.field(c, true, isVolatile, place));
            default -> {
                code.loadConstant(holder(field, owner));
                probes.field(code, write, isVolatile, place);
            }
        }
    }

    /// The class object that stands for a static field: of the class that declares it, if this code may name it.
    private ClassDesc holder(Hierarchy.Field field, String owner) {
        var declaring = field.declaring();
        var mayName = field.declaringIsPublic() || packageOf(declaring).equals(packageOf(home.type()));
        return ClassDesc.ofInternalName(mayName ? declaring : owner);
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }

    /// HotSpot compiles a method only if it sees that what `monitorexit` takes is what `monitorenter` took. So what
    /// `enter` returns goes into the local variable that the compiler has reserved for the monitor, where there is
    /// one.
    private void monitor(CodeBuilder code, MonitorInstruction monitor) {
        if (monitor.opcode() == Opcode.MONITORENTER) {
            if (!shapes.isPairedEnter(index)) {
                probes.enter(code);
            }
        } else if (shapes.isPairedExit(index)) {
            code.dup();
            hasReleased = true;
        } else {
            probes.exit(code);
        }
        code.with(monitor);
    }

    private void call(CodeBuilder code, InvokeInstruction call) {
        var name = call.name().stringValue();
        if (name.equals("<init>")) {
            constructor(code, call);
            return;
        }
        var owner = call.owner().asInternalName();
        var method = name + call.type().stringValue();
        switch (call.opcode()) {
            case INVOKESTATIC -> {
                var updater = probes.updater(code, call);
                if (updater == null) {
                    replace(code, call, Kind.STATIC, owner, method);
                } else {
                    code.with(updater);
                }
            }
            case INVOKEVIRTUAL, INVOKEINTERFACE -> {
                if (isHandleAccess(owner, name)) {
                    int place = probes.places().whole("java.lang.invoke.VarHandle", name, here());
                    code.with(probes.handle(code, name, call.typeSymbol(), place));
                } else if (!probes.objectMethod(code, name, call.typeSymbol())) {
                    replace(code, call, Kind.INSTANCE, owner, method);
                }
            }
            default -> { // super.method(): a stand-in would call the overriding method again
                tell(code, Kind.INSTANCE, call);
                code.with(call);
            }
        }
    }

    private void replace(CodeBuilder code, InvokeInstruction call, Kind kind, String owner, String method) {
        var standIn = probes.standIns().find(hierarchy, kind, owner, method);
        if (standIn != null) {
            invoke(code, standIn);
            return;
        }
        tell(code, kind, call);
        code.with(call);
        if (kind == Kind.STATIC) {
            nameShared(code, call);
        }
    }

    /// What a call has left on the stack is named if its methods are steps.
    private void nameShared(CodeBuilder code, InvokeInstruction call) {
        if (probes.memory()
                .makesShared(call.owner().asInternalName(), call.name().stringValue())) {
            code.dup();
            probes.made(code);
        }
    }

    private static void invoke(CodeBuilder code, StandIn standIn) {
        code.invokestatic(standIn.owner(), standIn.name(), standIn.descriptor());
    }

    private void tell(CodeBuilder code, Kind kind, InvokeInstruction call) {
        if (beforeSuper && kind == Kind.INSTANCE) {
            return; // the receiver may be `this`
        }
        var owner = call.owner().asInternalName();
        calls.tell(code, new Call(kind, owner, call.name().stringValue(), call.typeSymbol()), home, line, spill);
    }

    /// The methods of a `VarHandle` take and return whatever the call site says, so no method can stand in for
    /// them.
    private static boolean isHandleAccess(String owner, String method) {
        return owner.equals("java/lang/invoke/VarHandle") && ACCESS_MODES.contains(method);
    }

    /// The uninitialised object of `new` stays where it is and is dropped at the end: stack maps between the two
    /// may mention it.
    private void constructor(CodeBuilder code, InvokeInstruction call) {
        if (made.isEmpty()) {
            beforeSuper = false;
            tell(code, Kind.CONSTRUCTOR, call);
            var isOther = !call.owner().asInternalName().equals(home.type());
            if (isOrderedMap(call)) {
                code.dup().istore(spill);
                code.with(call);
                code.aload(0).iload(spill);
                probes.ordered(code);
            } else if (isOther && home.base() != null) {
                code.invokespecial(home.base(), "<init>", call.typeSymbol());
            } else {
                code.with(call);
            }
            if (home.names() && isOther) {
                code.aload(0);
                probes.made(code);
            }
            return;
        }
        int copies = made.pop().copies();
        var standIn = copies == 0
                ? null
                : probes.standIns()
                        .find(
                                hierarchy,
                                Kind.CONSTRUCTOR,
                                call.owner().asInternalName(),
                                "<init>" + call.type().stringValue());
        if (standIn == null) {
            tell(code, Kind.CONSTRUCTOR, call);
            code.with(call);
            if (copies == 2) {
                nameShared(code, call);
            }
            return;
        }
        invoke(code, standIn);
        if (copies == 2) {
            code.dup_x2().pop().pop2();
        } else {
            code.pop().pop();
        }
    }

    /// Whether it is the constructor that is told the order of the map.
    private static boolean isOrderedMap(InvokeInstruction call) {
        return call.owner().asInternalName().equals("java/util/LinkedHashMap")
                && call.type().equalsString("(IFZ)V");
    }

    private Site here() {
        return home.site(line);
    }

    private static String named(String internalName) {
        return internalName.replace('/', '.');
    }
}
