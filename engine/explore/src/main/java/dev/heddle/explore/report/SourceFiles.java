package dev.heddle.explore.report;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the source of the program under test: on the class path, and in the usual folders of the project that its
/// classes come from. A file that is not found is no error, the report only shows less.
public final class SourceFiles {
    private static final List<String> FOLDERS = List.of(
            "src/test/java",
            "src/main/java",
            "src/test/kotlin",
            "src/main/kotlin",
            "src/integrationTest/java",
            "src/it/java",
            "src/jmh/java",
            "test",
            "src");
    /// How many folders a class may lie below its project: `build/classes/java/test`.
    private static final int MOST_LEVELS = 5;

    private final Map<String, Optional<Path>> paths = new HashMap<>();
    private final Map<String, List<String>> lines = new HashMap<>();

    /// Files are looked for once each.
    public SourceFiles() {}

    /// The lines of the file in which a place is, or none if it is not found.
    List<String> lines(StackTraceElement place) {
        return lines.computeIfAbsent(key(place), _ -> read(place));
    }

    private List<String> read(StackTraceElement place) {
        try {
            var path = path(place);
            if (path != null) {
                return Files.readString(path).lines().toList();
            }
            try (var stream = loader().getResourceAsStream(key(place))) {
                return stream == null
                        ? List.of()
                        : new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .toList();
            }
        } catch (IOException e) {
            return List.of(); // not UTF-8, or gone
        }
    }

    /// The file on disk in which a place is, or `null` if it is not found.
    public @Nullable Path path(StackTraceElement place) {
        return paths.computeIfAbsent(key(place), key -> find(place, key)).orElse(null);
    }

    private static Optional<Path> find(StackTraceElement place, String key) {
        var projects = new ArrayList<Path>();
        var classes = classes(place);
        for (int level = 0; classes != null && level <= MOST_LEVELS; level++) {
            projects.add(classes);
            classes = classes.getParent();
        }
        projects.add(Path.of("").toAbsolutePath());
        for (var project : projects) {
            for (var folder : FOLDERS) {
                var file = project.resolve(folder).resolve(key);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /// The folder with the classes of which one is that of a place, or `null` if it comes from elsewhere.
    private static @Nullable Path classes(StackTraceElement place) {
        var name = place.getClassName().replace('.', '/') + ".class";
        var url = loader().getResource(name);
        if (url == null || !url.getProtocol().equals("file")) {
            return null;
        }
        try {
            var file = Path.of(new URI(url.toString()));
            return file.getRoot()
                    .resolve(file.subpath(0, file.getNameCount() - Path.of(name).getNameCount()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private static ClassLoader loader() {
        var loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    /// The file as it lies below a folder of sources: `com/acme/Pool.java`.
    public static String key(StackTraceElement place) {
        var type = place.getClassName();
        var directory =
                type.substring(0, Math.max(0, type.lastIndexOf('.') + 1)).replace('.', '/');
        return directory + (place.getFileName() == null ? "unknown" : place.getFileName());
    }
}
