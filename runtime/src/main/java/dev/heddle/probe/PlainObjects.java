package dev.heddle.probe;

import java.util.Objects;

/// [Object]: one that is made for its monitor, and its hash code if no class overrides it. Collections of the JDK
/// that go by the hash code still see the real one.
@StandsFor(Object.class)
public final class PlainObjects {
    /// Whether a class has the hash code of [Object].
    private static final ClassValue<Boolean> HAS_IDENTITY_HASH = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                return type.getMethod("hashCode").getDeclaringClass() == Object.class;
            } catch (NoSuchMethodException e) {
                return false;
            }
        }
    };

    private PlainObjects() {}

    @OfConstructor
    public static Object make() {
        return Made.now(new Object());
    }

    public static int hashCode(Object object) {
        var t = JavaThread.current();
        if (t != null && HAS_IDENTITY_HASH.get(Objects.requireNonNull(object).getClass())) {
            return Identity.hash(t, object);
        }
        Memory.readWhole(object, Places.UNKNOWN);
        return object.hashCode();
    }
}
