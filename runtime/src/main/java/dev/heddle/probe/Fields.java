package dev.heddle.probe;

/// Fields by name.
final class Fields {
    private Fields() {}

    /// The class that declares a field of this name: the type itself, or the nearest of its superclasses.
    static Class<?> declaringClass(Class<?> type, String field) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (var declared : c.getDeclaredFields()) {
                if (declared.getName().equals(field)) {
                    return c;
                }
            }
        }
        return type;
    }
}
