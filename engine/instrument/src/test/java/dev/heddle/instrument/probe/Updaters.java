package dev.heddle.instrument.probe;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Makes field updaters as they are.
public final class Updaters {
    private Updaters() {}

    public static CallSite newUpdater(MethodHandles.Lookup lookup, String name, MethodType type)
            throws ReflectiveOperationException {
        return new ConstantCallSite(lookup.findStatic(type.returnType(), name, type));
    }
}
