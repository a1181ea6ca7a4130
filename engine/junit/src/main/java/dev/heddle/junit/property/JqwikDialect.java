package dev.heddle.junit.property;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.CannotFindArbitraryException;
import net.jqwik.api.From;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.CharRangeList;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.CharsList;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Negative;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Positive;
import net.jqwik.api.constraints.ShortRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueChars;
import net.jqwik.api.constraints.UniqueElements;
import net.jqwik.api.constraints.Whitespace;
import net.jqwik.api.constraints.WithNull;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/// jqwik 1.9: its annotations on the built-in sources, and its arbitraries where somebody has made one.
final class JqwikDialect implements Dialect {
    private static final String PACKAGE = "net.jqwik.api.";

    /// Whether jqwik's engine is there too, without which its interface only carries annotations.
    private final boolean makesValues = hasEngine();

    private static boolean hasEngine() {
        try {
            Class.forName("net.jqwik.engine.JqwikTestEngine", false, JqwikDialect.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public boolean isForAll(Annotation annotation) {
        return annotation instanceof net.jqwik.api.ForAll;
    }

    @Override
    public boolean read(Annotation annotation, Constraints into) {
        if (!annotation.annotationType().getName().startsWith(PACKAGE)) {
            return false;
        }
        switch (annotation) {
            case net.jqwik.api.ForAll all -> named(all.value(), all.supplier(), into);
            case From from -> named(from.value(), from.supplier(), into);
            case ByteRange r -> into.range(r.min(), r.max());
            case ShortRange r -> into.range(r.min(), r.max());
            case IntRange r -> into.range(r.min(), r.max());
            case LongRange r -> into.range(r.min(), r.max());
            case DoubleRange r -> fractions(r.min(), r.minIncluded(), r.max(), r.maxIncluded(), into);
            case FloatRange r -> floats(r, into);
            case Positive _ -> {
                into.range(1L, Long.MAX_VALUE);
                into.range(Double.MIN_VALUE, Double.MAX_VALUE);
            }
            case Negative _ -> {
                into.range(Long.MIN_VALUE, -1L);
                into.range(-Double.MAX_VALUE, -Double.MIN_VALUE);
            }
            case net.jqwik.api.constraints.Size s -> size(s.value(), s.min(), s.max(), into);
            case StringLength l -> size(l.value(), l.min(), l.max(), into);
            case CharRange r -> into.characters(Characters.of(r.from(), r.to()));
            case CharRangeList l -> {
                for (var range : l.value()) {
                    into.characters(Characters.of(range.from(), range.to()));
                }
            }
            case Chars c -> into.characters(Characters.of(new String(c.value())));
            case CharsList l -> {
                for (var chars : l.value()) {
                    into.characters(Characters.of(new String(chars.value())));
                }
            }
            case Whitespace _ -> into.characters(Characters.WHITESPACE);
            case NotBlank _ -> into.notBlank = true;
            case UniqueChars _ -> into.uniqueCharacters = true;
            case UniqueElements u -> {
                into.uniqueElements = true;
                into.foreign |= u.by() != UniqueElements.NOT_SET.class;
            }
            case WithNull n -> into.nulls = n.value();
            // What is made of the constraints above needs no attention; anything else is jqwik's business.
            default -> into.foreign |= !isMadeOfOthers(annotation);
        }
        return true;
    }

    private static boolean isMadeOfOthers(Annotation annotation) {
        for (var above : annotation.annotationType().getAnnotations()) {
            if (above.annotationType().getName().startsWith(PACKAGE + "constraints.")) {
                return true;
            }
        }
        return false;
    }

    private static void named(String method, Class<?> supplier, Constraints into) {
        if (!method.isEmpty()) {
            into.method = method;
        }
        if (supplier != ArbitrarySupplier.NONE.class) {
            into.supplier = supplier;
        }
    }

    private static void floats(FloatRange r, Constraints into) {
        // The next double is not the next float, so an excluded end is left out here.
        fractions(
                r.minIncluded() ? r.min() : Math.nextUp(r.min()),
                true,
                r.maxIncluded() ? r.max() : Math.nextDown(r.max()),
                true,
                into);
    }

    private static void fractions(double min, boolean minIncluded, double max, boolean maxIncluded, Constraints into) {
        into.range(minIncluded ? min : Math.nextUp(min), maxIncluded ? max : Math.nextDown(max));
    }

    /// 0 is what these say if nobody says anything.
    private static void size(int exactly, int min, int max, Constraints into) {
        if (exactly != 0) {
            into.size(exactly, exactly);
        } else if (max != 0 || min == 0) {
            into.size(min, max);
        } else {
            into.atLeast(min);
        }
    }

    @Override
    public boolean isProvider(Method method, String name) {
        var provide = method.getAnnotation(Provide.class);
        return provide != null && (provide.value().isEmpty() ? method.getName() : provide.value()).equals(name);
    }

    @Override
    public @Nullable ValueSource<?> provided(Object returned, Usage usage) {
        return switch (returned) {
            case Arbitrary<?> arbitrary -> new JqwikValues<>(arbitrary);
            case ArbitrarySupplier<?> supplier -> {
                var arbitrary = supplier.supplyFor(JqwikTypeUsage.of(usage));
                yield arbitrary == null ? null : new JqwikValues<>(arbitrary);
            }
            default -> null;
        };
    }

    @Override
    public @Nullable ValueSource<?> source(Usage usage) {
        if (!makesValues) {
            return null;
        }
        try {
            return new JqwikValues<>(Arbitraries.defaultFor(JqwikTypeUsage.of(usage)));
        } catch (CannotFindArbitraryException e) {
            return null;
        }
    }

    @Override
    public <T> T inSession(Callable<T> body) throws Exception {
        if (!makesValues || JqwikSession.isActive()) {
            return body.call();
        }
        JqwikSession.start();
        try {
            return body.call();
        } finally {
            JqwikSession.finish();
        }
    }
}
