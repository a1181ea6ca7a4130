package dev.heddle.instrument;

import dev.heddle.operation.Site;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where rewritten code calls in, and whom the rewriter asks while it works.
///
/// @param home     the package of the probes
/// @param standIns calls that are replaced
/// @param bases    which classes are extended in place of those of the JDK, by the internal names of these
/// @param memory   methods of the JDK that touch plain memory
/// @param places   numbers the places of the rewritten accesses
record Probes(String home, StandIns standIns, Map<String, ClassDesc> bases, PlainMethods memory, Places places) {
    private static final MethodTypeDesc OWNER_PLACE =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_int);
    private static final MethodTypeDesc ARRAY_INDEX_PLACE = MethodTypeDesc.of(
            ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc ARRAY_RANGE_PLACE =
            ARRAY_INDEX_PLACE.insertParameterTypes(1, ConstantDescs.CD_int);
    private static final MethodTypeDesc OBJECT_TO_OBJECT =
            MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc OBJECT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
    private static final MethodTypeDesc MAP_ORDER =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_boolean);
    private static final MethodTypeDesc ACCESS_BOOTSTRAP = MethodTypeDesc.of(
            ConstantDescs.CD_CallSite,
            ConstantDescs.CD_MethodHandles_Lookup,
            ConstantDescs.CD_String,
            ConstantDescs.CD_MethodType,
            ConstantDescs.CD_int);
    private static final MethodTypeDesc UPDATER_BOOTSTRAP = ACCESS_BOOTSTRAP.dropParameterTypes(3, 4);

    /// Numbers the places at which rewritten code touches memory; the code passes the number on.
    interface Places {
        /// @param declaring the class that declares the field, as `a.b.C$D`
        /// @param member    the field
        /// @param isStatic  whether it belongs to the class
        int field(String declaring, String member, boolean isStatic, Site site);

        /// An element of an array.
        int element(Site site);

        /// @param type   the class of the JDK whose method touches its object as a whole
        /// @param method the method
        int whole(String type, String method, Site site);
    }

    /// Knows which methods of the JDK touch memory for their callers.
    interface PlainMethods {
        /// The probe that announces what a call does to its receiver as a whole, or `null` if nobody wants to know.
        ///
        /// @param owner      the class of the JDK, by its internal name
        /// @param method     the method
        /// @param descriptor of the method
        @Nullable
        String receiver(String owner, String method, String descriptor);

        /// What a call does to its arguments.
        ///
        /// @param owner      the class of the JDK, by its internal name
        /// @param method     the method
        /// @param descriptor of the method
        default List<Touch> arguments(StandIns.Kind kind, String owner, String method, MethodTypeDesc descriptor) {
            return List.of();
        }

        /// Whether a constructor or a static method makes a collection whose calls are steps, so that it is to be
        /// named by who makes it.
        ///
        /// @param owner  the class of the JDK, by its internal name
        /// @param method the method, or `<init>`
        default boolean makesShared(String owner, String method) {
            return false;
        }
    }

    /// What is done to one argument.
    ///
    /// @param probe    announces it
    /// @param argument which one, from 0, without the receiver
    /// @param isArray  whether the probe takes a range of elements
    /// @param from     the argument that says at which element it begins, or -1 for the first
    /// @param to       the argument that says before which it ends, or how many there are; -1 for all
    /// @param isLength whether it says how many there are
    record Touch(String probe, int argument, boolean isArray, int from, int to, boolean isLength) {}

    private ClassDesc probe(String name) {
        return ClassDesc.of(home, name);
    }

    /// `owner` -> ; for a volatile field a step, else for the race detector.
    void field(CodeBuilder code, boolean write, boolean isVolatile, int place) {
        var method = isVolatile ? write ? "beforeWrite" : "beforeRead" : write ? "write" : "read";
        code.loadConstant(place).invokestatic(probe(isVolatile ? "Volatiles" : "Memory"), method, OWNER_PLACE);
    }

    /// `array`, `index` -> .
    void element(CodeBuilder code, boolean write, int place) {
        code.loadConstant(place)
                .invokestatic(probe("Memory"), write ? "writeElement" : "readElement", ARRAY_INDEX_PLACE);
    }

    /// `array`, `from`, `to` -> .
    ///
    /// @param probe the answer of [PlainMethods]
    void elements(CodeBuilder code, String probe, int place) {
        code.loadConstant(place).invokestatic(probe("Memory"), probe, ARRAY_RANGE_PLACE);
    }

    /// `object` -> .
    ///
    /// @param probe the answer of [PlainMethods]
    void whole(CodeBuilder code, String probe, int place) {
        code.loadConstant(place).invokestatic(probe("Memory"), probe, OWNER_PLACE);
    }

    /// The access itself: `handle`, arguments -> result.
    InvokeDynamicInstruction handle(CodeBuilder code, String mode, MethodTypeDesc type, int place) {
        var bootstrap = MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC, probe("Handles"), "access", ACCESS_BOOTSTRAP);
        var site = DynamicCallSiteDesc.of(
                bootstrap, mode, type.insertParameterTypes(0, ConstantDescs.CD_VarHandle), place);
        return InvokeDynamicInstruction.of(code.constantPool().invokeDynamicEntry(site));
    }

    /// Replaces the call that makes a field updater, which does not tell of which field; `null` for any other call.
    @Nullable
    InvokeDynamicInstruction updater(CodeBuilder code, InvokeInstruction call) {
        if (!call.name().equalsString("newUpdater")
                || !call.owner().asInternalName().startsWith("java/util/concurrent/atomic/Atomic")) {
            return null;
        }
        var bootstrap = MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC, probe("Updaters"), "newUpdater", UPDATER_BOOTSTRAP);
        var site = DynamicCallSiteDesc.of(bootstrap, "newUpdater", call.typeSymbol());
        return InvokeDynamicInstruction.of(code.constantPool().invokeDynamicEntry(site));
    }

    /// `object` -> ; an object has been made that others may wait for.
    void made(CodeBuilder code) {
        code.invokestatic(probe("Made"), "object", OBJECT);
    }

    /// `map`, `isByAccess` -> ; a map has been made that is in the order of accesses, or not.
    void ordered(CodeBuilder code) {
        code.invokestatic(probe("AccessOrders"), "made", MAP_ORDER);
    }

    /// `monitor` -> what is really locked.
    void enter(CodeBuilder code) {
        code.invokestatic(probe("Monitors"), "enter", OBJECT_TO_OBJECT);
    }

    /// `monitor` -> what is really locked.
    void exit(CodeBuilder code) {
        code.invokestatic(probe("Monitors"), "exit", OBJECT_TO_OBJECT);
    }

    /// A static initialiser begins.
    void initialiserBegins(CodeBuilder code) {
        code.invokestatic(probe("Initialisers"), "begin", NOTHING);
    }

    /// A static initialiser ends.
    void initialiserEnds(CodeBuilder code) {
        code.invokestatic(probe("Initialisers"), "end", NOTHING);
    }

    /// Replaces `Object.wait`, `notify` or `notifyAll`, if a method is one of them.
    ///
    /// @return whether it was one
    boolean objectMethod(CodeBuilder code, String name, MethodTypeDesc descriptor) {
        var replacement = switch (name + descriptor.descriptorString()) {
            case "wait()V", "wait(J)V", "wait(JI)V" -> "await";
            case "notify()V" -> "signal";
            case "notifyAll()V" -> "signalAll";
            default -> null;
        };
        if (replacement == null) {
            return false;
        }
        code.invokestatic(probe("Monitors"), replacement, descriptor.insertParameterTypes(0, ConstantDescs.CD_Object));
        return true;
    }
}
