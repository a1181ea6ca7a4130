package dev.heddle.examples.patterns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.ErrorGroup;
import dev.heddle.time.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;

/// How does a web server answer many requests at once?
///
/// With a goroutine for each. A handler may then wait for whatever it needs, in plain code from top to bottom, and
/// no other request waits with it. The JDK's server asks an `Executor` to run each request; here that starts a
/// goroutine.
///
/// The clients are in the same program, on the loopback network, and the program ends by itself.
///
/// The Go program: *Web servers*, `go http.ListenAndServe(...)`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=patterns.G06_WebServer`
///
/// It prints:
///
/// ```
/// 20 answers
/// /hello/0: Hello number 0
/// /hello/19: Hello number 19
/// served side by side: true
/// ```
final class G06_WebServer {
    static void main() {
        Go.run(() -> {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(request -> Go.go("request", request::run));
            server.createContext("/hello/", G06_WebServer::hello);
            server.start();
            try (var client = HttpClient.newHttpClient()) {
                var started = Time.now();
                var answers = ask(client, server.getAddress().getPort(), 20);
                var taken = Duration.between(started, Time.now());

                IO.println(answers.length + " answers");
                IO.println("/hello/0: " + answers[0]);
                IO.println("/hello/19: " + answers[19]);
                IO.println("served side by side: " + (taken.compareTo(Duration.ofMillis(20 * 100)) < 0));
            } finally {
                server.stop(0);
            }
        });
    }

    private static void hello(HttpExchange exchange) throws IOException {
        try (exchange) {
            Time.sleep(Duration.ofMillis(100)); // a slow database
            var number = exchange.getRequestURI().getPath().substring("/hello/".length());
            var answer = ("Hello number " + number).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static String[] ask(HttpClient client, int port, int requests) throws Exception {
        record Answer(int number, String text) {}

        var answers = Chan.<Answer>buffered("answers", requests);
        var group = new ErrorGroup();
        for (int number : IntStream.range(0, requests).toArray()) {
            group.go(() -> {
                var uri = URI.create("http://localhost:" + port + "/hello/" + number);
                var response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
                answers.send(new Answer(number, response.body()));
            });
        }
        group.await();
        answers.close();

        var texts = new String[requests];
        answers.range().forEach(answer -> texts[answer.number()] = answer.text());
        return texts;
    }
}
