package dev.heddle.instrument.probe;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle.AccessMode;

/// Does the access and writes it down.
public final class Handles {
    private Handles() {}

    public static CallSite access(Lookup lookup, String mode, MethodType type, int place)
            throws ReflectiveOperationException {
        var access =
                MethodHandles.varHandleInvoker(AccessMode.valueFromMethodName(mode), type.dropParameterTypes(0, 1));
        var note = MethodHandles.insertArguments(
                MethodHandles.lookup().findStatic(Handles.class, "note", MethodType.methodType(void.class, int.class)),
                0,
                place);
        return new ConstantCallSite(MethodHandles.foldArguments(access, note));
    }

    private static void note(int place) {
        Log.add("handle", place);
    }
}
