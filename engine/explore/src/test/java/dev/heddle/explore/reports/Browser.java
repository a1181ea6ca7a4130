package dev.heddle.explore.reports;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A headless Chromium, driven over its DevTools protocol with nothing but the JDK.
///
/// What it sends back is read by patterns only: every answer that a test wants is made in the page, and comes as
/// text without a quote in it.
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final long PATIENCE = 30;
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+),");
    private static final Pattern VALUE = Pattern.compile("\"value\":\"([^\"]*)\"");
    private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]*)\"");
    private static final Pattern SOCKET = Pattern.compile("\"webSocketDebuggerUrl\": *\"([^\"]*)\"");
    private static final Pattern URL = Pattern.compile("\"request\":\\{\"url\":\"([^\"]*)\"");

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    private Browser(Process process, Path profile, URI page) throws Exception {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .get(PATIENCE, TimeUnit.SECONDS);
        for (var domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", "");
        }
    }

    /// The browser of this machine, or empty if there is none. `HEDDLE_BROWSER` names another one.
    static Optional<Path> installed() {
        var named = System.getenv("HEDDLE_BROWSER");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path program) throws Exception {
        var profile = Files.createTempDirectory("heddle-browser");
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--hide-scrollbars",
                "--window-size=1500,1000",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--no-sandbox"); // it refuses to run as root otherwise, as it would in a container
        }
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Browser(process, profile, page(port(process, profile)));
        } catch (Exception | Error e) {
            end(process, profile);
            throw e;
        }
    }

    /// The browser writes its port into a file as soon as it has one. That takes real time, so this waits.
    private static String port(Process process, Path profile) throws Exception {
        var file = profile.resolve("DevToolsActivePort");
        for (long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE); System.nanoTime() < until; ) {
            if (Files.exists(file) && !Files.readString(file).isBlank()) {
                return Files.readAllLines(file).getFirst();
            }
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IOException("the browser ended with exit code " + process.exitValue());
            }
        }
        throw new IOException("the browser did not say its port within " + PATIENCE + " s");
    }

    private static URI page(String port) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        var list = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return URI.create(group(SOCKET, list));
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                received(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void received(String message) {
        var id = ID.matcher(message);
        if (id.find()) {
            answers.remove(Integer.parseInt(id.group(1))).complete(message);
        } else if (message.startsWith("{\"method\":\"Page.loadEventFired\"")) {
            loaded.complete(null);
        } else if (message.startsWith("{\"method\":\"Network.requestWillBeSent\"")) {
            synchronized (requests) {
                requests.add(group(URL, message));
            }
        } else if (message.startsWith("{\"method\":\"Runtime.exceptionThrown\"")
                || message.startsWith("{\"method\":\"Log.entryAdded\"")
                || message.startsWith("{\"method\":\"Runtime.consoleAPICalled\"")) {
            synchronized (complaints) {
                complaints.add(message);
            }
        }
    }

    /// Calls the browser, and waits for the answer.
    ///
    /// @param parameters as JSON, without the braces
    String call(String method, String parameters) throws Exception {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<String>();
        answers.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + parameters + "}}", true)
                .get(PATIENCE, TimeUnit.SECONDS);
        var text = answer.get(PATIENCE, TimeUnit.SECONDS);
        if (text.startsWith("{\"id\":" + id + ",\"error\"")) {
            throw new IOException(method + ": " + text);
        }
        return text;
    }

    /// Opens a page and waits until it is loaded.
    void open(Path page) throws Exception {
        loaded = new CompletableFuture<>();
        call("Page.navigate", "\"url\":\"" + page.toUri() + "\"");
        loaded.get(PATIENCE, TimeUnit.SECONDS);
    }

    /// What an expression comes to in the page, as text.
    ///
    /// @param expression JavaScript, without a double quote or a backslash
    String evaluate(String expression) throws Exception {
        var answer = call("Runtime.evaluate", "\"expression\":\"encodeURIComponent(String(" + expression + "))\"");
        return URLDecoder.decode(group(VALUE, answer).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Presses and releases a key, as a person at the page would.
    void press(String key) throws Exception {
        var parameters = "\"key\":\"" + key + "\"";
        if (key.length() == 1) {
            parameters += ",\"text\":\"" + key + "\"";
        } else if (key.equals("Tab")) {
            parameters += ",\"code\":\"Tab\",\"windowsVirtualKeyCode\":9";
        }
        call("Input.dispatchKeyEvent", "\"type\":\"keyDown\"," + parameters);
        call("Input.dispatchKeyEvent", "\"type\":\"keyUp\"," + parameters);
    }

    /// Shows pages as on a machine with these settings.
    ///
    /// @param scheme `light` or `dark`
    /// @param media  `screen` or `print`
    void emulate(String scheme, String media) throws Exception {
        call(
                "Emulation.setEmulatedMedia",
                "\"media\":\"" + media + "\",\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme
                        + "\"}]");
    }

    void screenshot(Path to) throws Exception {
        Files.createDirectories(to.getParent());
        var answer = call("Page.captureScreenshot", "\"format\":\"png\"");
        Files.write(to, Base64.getDecoder().decode(group(DATA, answer)));
    }

    byte[] pdf() throws Exception {
        return Base64.getDecoder().decode(group(DATA, call("Page.printToPDF", "\"landscape\":true")));
    }

    /// Errors, warnings and whatever else pages have written to the console.
    List<String> complaints() {
        synchronized (complaints) {
            return List.copyOf(complaints);
        }
    }

    /// What pages have asked for.
    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    private static String group(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        end(process, profile);
    }

    private static void end(Process process, Path profile) throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try (var files = Files.walk(profile)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }
}
