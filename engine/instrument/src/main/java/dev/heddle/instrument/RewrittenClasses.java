package dev.heddle.instrument;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The classes of a class loader, rewritten: each once, for any number of loaders that define them.
public final class RewrittenClasses {
    private final ClassLoader parent;
    private final @Nullable Instrumenter instrumenter;
    private final Delegation delegation;
    private final @Nullable Jacoco jacoco;
    private final Map<String, Optional<ClassBytes>> classes = new ConcurrentHashMap<>();

    /// @param parent       where the classes come from
    /// @param instrumenter rewrites them, or `null` if they only get static fields of their own
    /// @param delegation   which of them are taken as they are
    public RewrittenClasses(ClassLoader parent, @Nullable Instrumenter instrumenter, Delegation delegation) {
        this.parent = parent;
        this.instrumenter = instrumenter;
        this.delegation = delegation;
        this.jacoco = instrumenter == null ? null : Jacoco.find();
    }

    /// A class file that is ready to be defined.
    ///
    /// @param file        the class file
    /// @param isRewritten whether it is another than the parent's
    /// @param location    the folder or the jar that it came from, or `null` if that is not known
    /// @param assertions  whether `assert` is on in it, or `null` if it asserts nothing
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never written to
    record ClassBytes(
            byte[] file,
            boolean isRewritten,
            @Nullable URL location,
            @Nullable Assertions assertions) {}

    /// The assertion status of a class in its own loader. A JVM option or a build may give each package another.
    ///
    /// @param outermost the class whose status is asked for: nested classes have that of the one around them all
    /// @param on        its status
    record Assertions(String outermost, boolean on) {
        /// What javac calls where a class that asserts something is initialised.
        private static final String ASKS = "desiredAssertionStatus";

        /// The status of a class, or `null` if it asserts nothing or its own loader does not have it.
        static @Nullable Assertions of(ClassLoader parent, String name, byte[] file) {
            if (!new String(file, StandardCharsets.ISO_8859_1).contains(ASKS)) {
                return null;
            }
            try {
                var type = Class.forName(name, false, parent);
                while (type.getEnclosingClass() instanceof Class<?> enclosing) {
                    type = enclosing;
                }
                return new Assertions(type.getName(), type.desiredAssertionStatus());
            } catch (ClassNotFoundException | LinkageError e) {
                return null;
            }
        }
    }

    /// A loader that defines these classes, with static fields of their own.
    ///
    /// @param assertions the assertion status of those that the parent does not know
    public InstrumentingLoader newLoader(boolean assertions) {
        var loader = new InstrumentingLoader(parent, this);
        loader.setDefaultAssertionStatus(assertions);
        return loader;
    }

    /// A class as it is to be defined; empty if the parent's is to be taken: one of the JDK, of a test library, or
    /// one that no class file was found of because it was made at run time.
    Optional<ClassBytes> find(String name) throws ClassNotFoundException {
        if (delegation.isTaken(name)) {
            return Optional.empty();
        }
        var known = classes.get(name);
        if (known == null) {
            known = read(name);
            classes.put(name, known);
        }
        return known;
    }

    private Optional<ClassBytes> read(String name) throws ClassNotFoundException {
        var internalName = name.replace('.', '/');
        var path = internalName + ".class";
        var resource = parent.getResource(path);
        if (resource == null || resource.getProtocol().equals("jrt")) {
            return Optional.empty();
        }
        try {
            var connection = resource.openConnection();
            byte[] file;
            try (var in = connection.getInputStream()) {
                file = in.readAllBytes();
            }
            var location = connection instanceof JarURLConnection jar ? jar.getJarFileURL() : folder(resource, path);
            var rewritten = rewritten(internalName, file, location);
            return Optional.of(new ClassBytes(
                    rewritten == null ? file : rewritten,
                    rewritten != null,
                    location,
                    Assertions.of(parent, name, file)));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte @Nullable [] rewritten(String internalName, byte[] file, @Nullable URL location) {
        if (instrumenter == null) {
            return null;
        }
        if (jacoco == null) {
            return instrumenter.rewrite(parent, internalName, file);
        }
        var rewritten =
                instrumenter.rewrite(parent, internalName, jacoco.covered(parent, internalName, file, location));
        return rewritten == null ? null : Jacoco.renamed(rewritten);
    }

    private static @Nullable URL folder(URL resource, String path) {
        var text = resource.toString();
        if (!text.endsWith(path)) {
            return null;
        }
        try {
            return URI.create(text.substring(0, text.length() - path.length())).toURL();
        } catch (IllegalArgumentException | MalformedURLException e) {
            return null;
        }
    }
}
