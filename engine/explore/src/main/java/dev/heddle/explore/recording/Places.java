package dev.heddle.explore.recording;

import dev.heddle.operation.Site;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Places in the source as a report shows them, in the form of a stack trace, which development environments link.
public final class Places {
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$[0-9]+");

    private Places() {}

    /// The place with its class, by the full name: `com.acme.Pool.start(Pool.java:12)`.
    ///
    /// The compiler's name of a lambda is replaced by that of the method around it, and a class loader is left out.
    public static String text(StackTraceElement place) {
        var matcher = LAMBDA.matcher(place.getMethodName());
        var method = matcher.matches() ? matcher.group(1) : place.getMethodName();
        // A lambda in a constructor or an initialiser has the compiler's names of these in it.
        method = method.equals("new") ? "<init>" : method.equals("static") ? "<clinit>" : method;
        return place.getClassName() + "." + method + "(" + shortText(place) + ")";
    }

    /// The place without its class: `Pool.java:12`.
    public static String shortText(StackTraceElement place) {
        var file = place.getFileName() == null ? "unknown source" : place.getFileName();
        return place.getLineNumber() < 0 ? file : file + ":" + place.getLineNumber();
    }

    /// The place in a stack where the program called the library, or `null` if it is not on it.
    public static @Nullable StackTraceElement firstOfTheProgram(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(e -> !Site.isOfTheLibrary(e.getClassName()))
                .findFirst()
                .orElse(null);
    }
}
