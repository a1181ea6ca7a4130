package dev.heddle.instrument;

import dev.heddle.instrument.JdkCode.Method;
import dev.heddle.instrument.StandIns.Kind;
import dev.heddle.probe.BaseClasses;
import dev.heddle.probe.BaseFor;
import dev.heddle.probe.StandInClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The methods of the running JDK at which threads wait, wake each other, or access memory that they share, and
/// which of them an execution has under control.
///
/// One is under control if
///
/// - a call of it is replaced; or
/// - the objects that have it are, in an execution, of a class of Heddle's, which overrides it or what it calls; or
/// - it is abstract, and all that is public in the JDK and implements it is under control.
final class SwitchPoints {
    private static final List<String> PACKAGES =
            List.of("java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks");
    private static final List<String> MORE =
            List.of("java.lang.Object", "java.lang.Thread", "java.util.Timer", "java.util.TimerTask");

    /// What everything that waits comes to in the end, or wakes somebody.
    static final Set<Method> GOALS = Set.of(
            new Method("jdk/internal/misc/Unsafe", "park", "(ZJ)V"),
            new Method("jdk/internal/misc/Unsafe", "unpark", "(Ljava/lang/Object;)V"),
            new Method("java/lang/Object", "wait0", "(J)V"),
            new Method("java/lang/Object", "notify", "()V"),
            new Method("java/lang/Object", "notifyAll", "()V"),
            new Method("java/lang/Thread", "sleepNanos0", "(J)V"),
            new Method("java/lang/Thread", "yield0", "()V"),
            new Method("java/lang/Thread", "start0", "()V"));

    private final Hierarchy hierarchy = new Hierarchy(SwitchPoints.class.getClassLoader());
    private final List<Class<?>> types;
    private final JdkCode code;
    /// For each class of the JDK, those of Heddle's that extend it.
    private final Map<String, List<String>> own;

    private final Map<Class<?>, Boolean> areByObject = new HashMap<>();

    SwitchPoints() {
        types = Stream.concat(
                        jdkClasses()
                                .filter(type ->
                                        isPublic(type) && (PACKAGES.contains(type.getPackageName()) || isNested(type))),
                        throwing())
                .distinct()
                .toList();
        code = new JdkCode(jdkClasses()
                .filter(type -> type.getPackageName().startsWith("java.util.concurrent"))
                .map(SwitchPoints::internalName)
                .toList());
        own = own();
    }

    // ---- what there is ----

    private static Stream<Class<?>> jdkClasses() {
        try (var files =
                Files.walk(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base", "java"))) {
            return files
                    .map(file -> file.subpath(2, file.getNameCount()).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .sorted()
                    .toList()
                    .stream()
                    .map(SwitchPoints::load);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isNested(Class<?> type) {
        return MORE.stream()
                .anyMatch(name -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }

    private static boolean isPublic(@Nullable Class<?> type) {
        return type == null || Modifier.isPublic(type.getModifiers()) && isPublic(type.getDeclaringClass());
    }

    /// Whatever else in the JDK's public packages can be interrupted.
    private static Stream<Class<?>> throwing() {
        var exported = Object.class.getModule().getDescriptor().exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        return jdkClasses()
                .filter(type -> exported.contains(type.getPackageName()) && isPublic(type))
                .filter(type -> Stream.of(type.getDeclaredMethods()).anyMatch(SwitchPoints::isInterruptible));
    }

    private static boolean isInterruptible(Executable method) {
        return Modifier.isPublic(method.getModifiers())
                && List.of(method.getExceptionTypes()).contains(InterruptedException.class);
    }

    private Map<String, List<String>> own() {
        var own = new HashMap<String, List<String>>();
        for (var type : heddleClasses()) {
            var above = type;
            while (above.startsWith("dev/heddle/")) {
                above = code.known(above).superclass().orElseThrow().asInternalName();
            }
            own.computeIfAbsent(above, _ -> new ArrayList<>()).add(type);
        }
        return own;
    }

    private List<String> heddleClasses() {
        try {
            var home = Path.of(StandInClasses.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(home)) {
                return probes(home);
            }
            try (var jar = FileSystems.newFileSystem(home)) {
                return probes(jar.getPath("/"));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> probes(Path root) throws IOException {
        try (var files = Files.list(root.resolve("dev/heddle/probe"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> "dev/heddle/probe/" + name.replace(".class", ""))
                    .filter(name -> !code.known(name).flags().has(AccessFlag.ABSTRACT) || isBase(name))
                    .toList();
        }
    }

    // ---- what is under control ----

    /// What an execution does not control, by the names under which the table of exceptions knows it: `Class.method`,
    /// `new Class`, or `extends Class`.
    Collection<String> uncontrolled() {
        var found = new TreeSet<String>();
        for (var type : types) {
            for (var method : type.getMethods()) {
                if (method.getDeclaringClass() != Object.class || type == Object.class) {
                    if (isSwitchPoint(type, method) && !isControlled(type, method)) {
                        found.add(name(type) + "." + method.getName());
                    }
                    if (Modifier.isStatic(method.getModifiers())
                            && makesControlled(method.getReturnType())
                            && !isReplaced(type, method)) {
                        found.add(name(type) + "." + method.getName());
                    }
                }
            }
            if (isByObject(type) && !type.isInterface()) {
                if (Stream.of(type.getConstructors())
                        .anyMatch(constructor ->
                                !Modifier.isAbstract(type.getModifiers()) && !isReplaced(type, constructor))) {
                    found.add("new " + name(type));
                }
                if (canBeExtended(type) && !isBase(type)) {
                    found.add("extends " + name(type));
                }
            }
        }
        return found;
    }

    /// Whether somebody waits there, wakes somebody, or accesses an atomic.
    boolean isSwitchPoint(Class<?> type, java.lang.reflect.Method method) {
        var called = called(type, method);
        return isInterruptible(method)
                || isConcurrent(type)
                        && (code.reaches(called, GOALS::contains, null)
                                || type.getPackageName().equals("java.util.concurrent.atomic")
                                        && !Modifier.isStatic(method.getModifiers())
                                        && code.accesses(called));
    }

    private static boolean isConcurrent(Class<?> type) {
        return PACKAGES.contains(type.getPackageName()) || isNested(type);
    }

    private boolean isControlled(Class<?> type, java.lang.reflect.Method method) {
        if (isReplaced(type, method)) {
            return true;
        }
        if (Modifier.isStatic(method.getModifiers())) {
            return false;
        }
        var called = called(type, method);
        var own = this.own.getOrDefault(internalName(type), List.of());
        if (!own.isEmpty()) {
            return own.stream().allMatch(receiver -> isControlledBy(receiver, called));
        }
        var concrete = types.stream()
                .filter(sub -> sub != type && type.isAssignableFrom(sub) && !Modifier.isAbstract(sub.getModifiers()))
                .toList();
        return Modifier.isAbstract(type.getModifiers())
                && !concrete.isEmpty()
                && concrete.stream().allMatch(sub -> isControlled(sub, method));
    }

    private boolean isControlledBy(String receiver, Method called) {
        var found = code.resolve(receiver, called);
        return found != null
                && (found.owner().startsWith("dev/heddle/")
                        || !code.is(found, AccessFlag.ABSTRACT) && !code.reaches(found, GOALS::contains, receiver));
    }

    private boolean isReplaced(Class<?> type, Executable method) {
        var descriptor = descriptor(method).descriptorString();
        if (type == Object.class && isOfMonitors(method)) {
            return true;
        }
        var kind = method instanceof Constructor<?>
                ? Kind.CONSTRUCTOR
                : Modifier.isStatic(method.getModifiers()) ? Kind.STATIC : Kind.INSTANCE;
        var name = method instanceof Constructor<?> ? "<init>" : method.getName();
        return RuntimeProbes.PROBES.standIns().find(hierarchy, kind, internalName(type), name + descriptor) != null;
    }

    private static boolean isOfMonitors(Executable method) {
        return List.of("wait", "notify", "notifyAll").contains(method.getName());
    }

    /// Whether what waits in a class is controlled by what its objects are.
    private boolean isByObject(Class<?> type) {
        return areByObject.computeIfAbsent(
                type,
                _ -> own.containsKey(internalName(type))
                        && Stream.of(type.getMethods())
                                .anyMatch(method -> method.getDeclaringClass() != Object.class
                                        && !Modifier.isStatic(method.getModifiers())
                                        && isSwitchPoint(type, method)
                                        && !isReplaced(type, method)));
    }

    private boolean makesControlled(Class<?> type) {
        return types.contains(type)
                && types.stream().anyMatch(sub -> type.isAssignableFrom(sub) && isByObject(sub))
                && type != Object.class;
    }

    private static boolean canBeExtended(Class<?> type) {
        return !Modifier.isFinal(type.getModifiers())
                && Stream.of(type.getDeclaredConstructors())
                        .anyMatch(constructor ->
                                (constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0);
    }

    private static boolean isBase(String heddle) {
        return BaseClasses.all().stream().anyMatch(base -> internalName(base).equals(heddle));
    }

    private static boolean isBase(Class<?> type) {
        return BaseClasses.all().stream()
                .anyMatch(base -> base.getAnnotation(BaseFor.class).value() == type);
    }

    // ---- names ----

    static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private Method called(Class<?> type, java.lang.reflect.Method method) {
        var named = new Method(
                internalName(type), method.getName(), descriptor(method).descriptorString());
        var found = code.resolve(internalName(type), named);
        return Objects.requireNonNullElse(found, named);
    }

    private static MethodTypeDesc descriptor(Executable method) {
        var returned = method instanceof java.lang.reflect.Method m ? m.getReturnType() : void.class;
        return MethodTypeDesc.ofDescriptor(MethodType.methodType(returned, Arrays.asList(method.getParameterTypes()))
                .toMethodDescriptorString());
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /// Whether each of the goals is a method of this JDK.
    static List<Method> missingGoals() {
        var code = new JdkCode(List.of());
        return GOALS.stream()
                .filter(goal -> !goal.equals(code.resolve(goal.owner(), goal)))
                .toList();
    }
}
