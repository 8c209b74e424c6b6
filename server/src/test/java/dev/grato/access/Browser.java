package dev.grato.access;

import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Somebody at a browser: keeps cookies and the CSRF token, and sits at an address of their own.
final class Browser {

    private final HttpClient http;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private TestServer server;
    private String csrf;

    Browser(TestServer server, String address) {
        this.server = server;
        try {
            this.http = HttpClient.newBuilder()
                    .localAddress(InetAddress.getByName(address))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Browser at(TestServer node) {
        server = node;
        return this;
    }

    String cookie(String name) {
        return cookies.get(name);
    }

    void keep(String name, String value) {
        cookies.put(name, value);
    }

    void forget(String name) {
        cookies.remove(name);
    }

    Answer signIn(String email, String password, String... more) {
        var body = new LinkedHashMap<String, Object>(Map.of("email", email, "password", password));
        for (int i = 0; i < more.length; i += 2) {
            body.put(more[i], more[i + 1]);
        }
        return send("POST", "/session", body);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Object json) {
        return send("POST", path, json);
    }

    Answer send(String method, String path, Object json, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                .method(
                        method,
                        json == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(Json.write(json)))
                .header("Content-Type", "application/json")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (csrf != null) {
            request.header("X-CSRF-Token", csrf);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (var header : response.headers().allValues("Set-Cookie")) {
                cookies.put(
                        header.substring(0, header.indexOf('=')),
                        header.substring(header.indexOf('=') + 1, header.indexOf(';')));
            }
            var answer = new Answer(response.statusCode(), response);
            if (response.body().contains("\"csrfToken\"")) {
                csrf = (String) answer.json().get("csrfToken");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
