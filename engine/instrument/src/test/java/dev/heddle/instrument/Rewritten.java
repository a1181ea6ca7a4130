package dev.heddle.instrument;

import dev.heddle.instrument.StandIns.Kind;
import dev.heddle.instrument.StandIns.Reading;
import dev.heddle.instrument.probe.Calls;
import dev.heddle.instrument.probe.Log;
import dev.heddle.instrument.probe.Replaces;
import dev.heddle.operation.Site;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

/// Runs fixtures rewritten, with probes that write down who calls.
final class Rewritten {
    private static final Map<String, String> WHOLE = Map.of(
            "java/util/ArrayList.add", "writeWhole",
            "java/util/List.get", "readWhole",
            "java/util/HashMap.put", "writeWhole",
            "java/util/HashMap.merge", "writeWhole",
            "java/lang/StringBuilder.append", "writeWhole");

    static final Instrumenter INSTRUMENTER = new Instrumenter(new Probes(
            Log.class.getPackageName(),
            StandIns.of(Calls.all(), new Reading(type -> replaces(type).type(), Rewritten::kind)),
            Map.of(),
            (owner, method, _) -> WHOLE.get(owner + "." + method),
            new Names()));

    static final Delegation DELEGATION = new Delegation(List.of(Log.class.getPackageName() + "."));

    private static final RewrittenClasses CLASSES =
            new RewrittenClasses(Rewritten.class.getClassLoader(), INSTRUMENTER, DELEGATION);

    private final InstrumentingLoader loader;

    Rewritten() {
        this(true);
    }

    Rewritten(boolean assertions) {
        loader = CLASSES.newLoader(assertions);
    }

    private static Replaces replaces(Class<?> type) {
        return type.getAnnotation(Replaces.class);
    }

    private static Kind kind(java.lang.reflect.Method method) {
        var replaces = method.getAnnotation(Replaces.class);
        if (replaces == null) {
            return Kind.INSTANCE;
        }
        return replaces.isConstructor() ? Kind.CONSTRUCTOR : Kind.STATIC;
    }

    /// Places as text: the field, the file and the method.
    private static final class Names implements Probes.Places {
        @Override
        public int field(String declaring, String member, boolean isStatic, Site site) {
            var text = declaring.substring(declaring.lastIndexOf('.') + 1) + "." + member;
            return Log.place(text + " in " + site.method() + " line " + site.line());
        }

        @Override
        public int element(Site site) {
            return Log.place("in " + site.method() + " line " + site.line());
        }

        @Override
        public int whole(String type, String method, Site site) {
            return Log.place(type + "." + method + " in " + site.method() + " line " + site.line());
        }
    }

    InstrumentingLoader loader() {
        return loader;
    }

    /// The twin of a class.
    Class<?> twin(Class<?> type) {
        return loader.twin(type);
    }

    /// Calls a static method without parameters of a fixture's twin.
    Object call(Class<?> fixture, String method) throws Throwable {
        return call(twin(fixture).getDeclaredMethod(method));
    }

    static Object call(java.lang.reflect.Method method) throws Throwable {
        method.setAccessible(true);
        try {
            return method.invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// What the probes are told while a method of a fixture's twin runs, without the lines.
    List<String> events(Class<?> fixture, String method) throws Throwable {
        Class.forName(fixture.getName(), true, loader);
        Log.take();
        call(fixture, method);
        return Log.take().stream()
                .map(event -> event.replaceAll(" line -?[0-9]+", ""))
                .toList();
    }
}
