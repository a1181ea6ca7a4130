package dev.heddle.junit.platform;

import com.google.common.hash.Hashing;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What a test is called outside of JUnit: in its seed, in the file of its token and on the command line.
///
/// @param type       the binary name of the class
/// @param method     the name of the method
/// @param parameters the simple names of the types of its parameters, with commas between; empty if it has none
record TestName(String type, String method, String parameters) {
    static TestName of(Class<?> type, Method method) {
        var parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(","));
        return new TestName(type.getName(), method.getName(), parameters);
    }

    /// The seed of a test for which nobody has set another: the same in every run, and not that of its neighbours.
    long seed() {
        return Hashing.murmur3_128()
                .hashString(toString(), StandardCharsets.UTF_8)
                .asLong();
    }

    /// What Surefire's `-Dtest=` takes, in quotes if a shell needs them.
    String filter() {
        var text = type.substring(type.lastIndexOf('.') + 1) + "#" + method;
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '#')
                ? text
                : "'" + text + "'";
    }

    /// What the files about this test are called, without an extension. Different tests may share a name in rare
    /// cases (a file system without lower case), so such a file says itself which test it is about.
    String fileName() {
        var text = type + "." + method + inBrackets();
        var safe = text.replaceAll("[^A-Za-z0-9._$-]", "_");
        if (safe.equals(text) && safe.length() <= 200) {
            return safe;
        }
        var hash = Hashing.murmur3_32_fixed().hashString(text, StandardCharsets.UTF_8);
        return safe.substring(0, Math.min(safe.length(), 180)) + "-" + hash;
    }

    /// The test as a line of a stack trace; which line of the file it is, is not known.
    StackTraceElement element() {
        var outermost = type.substring(type.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
        return new StackTraceElement(type, method, outermost + ".java", -1);
    }

    @Override
    public String toString() {
        return type + "#" + method + inBrackets();
    }

    private String inBrackets() {
        return parameters.isEmpty() ? "" : "(" + parameters + ")";
    }
}
