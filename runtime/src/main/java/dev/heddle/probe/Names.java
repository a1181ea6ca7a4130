package dev.heddle.probe;

/// What reports call the classes of the program's objects.
final class Names {
    private Names() {}

    /// The simple name, with those of the classes it is nested in; of an anonymous class that of its supertype.
    static String of(Class<?> type) {
        if (type.isAnonymousClass()) {
            var interfaces = type.getInterfaces();
            return of(interfaces.length > 0 ? interfaces[0] : type.getSuperclass());
        }
        if (type.isHidden()) {
            var name = type.getSimpleName();
            return name.substring(0, Math.max(1, name.indexOf("$$") < 0 ? name.length() : name.indexOf("$$")));
        }
        var enclosing = type.getEnclosingClass();
        return enclosing == null || type.isArray() ? type.getSimpleName() : of(enclosing) + "." + type.getSimpleName();
    }
}
