package dev.grato.api;

import dev.grato.platform.GratoException;
import dev.grato.platform.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the web app: its one page at every address that is a screen of it, and its files.
@RestController
class WebAppController {

    private static final int NONCE = 18;
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final WebFiles files;
    private final String page;

    WebAppController(WebFiles files) {
        this.files = files;
        this.page = files.isThere() ? files.text("index.html") : "";
    }

    /// The page of the app. Which screen it shows is the app's to decide by the address.
    @OpenToAll
    @GetMapping({"/setup", "/sign-in", "/call", "/share", "/pair", "/w", "/w/{*screen}"})
    ResponseEntity<String> page(HttpServletRequest request) {
        if (page.isEmpty()) {
            throw unknown(request);
        }
        // Libraries make style elements while the page is shown; these carry the word that this answer allows.
        var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.random(NONCE));
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", SecurityHeaders.app(nonce))
                .body(page.replaceFirst("<head>", "<head><meta name=\"style-nonce\" content=\"" + nonce + "\" />"));
    }

    /// Whether there is an app to be served.
    boolean isThere() {
        return files.isThere();
    }

    /// What is beside the page: `assets` never change, the rest is asked for again each time.
    @OpenToAll
    @GetMapping({
        "/assets/{*path}",
        "/icons/{*path}",
        "/sw.js",
        "/manifest.webmanifest",
        "/favicon.svg",
        "/favicon.ico",
        "/robots.txt"
    })
    ResponseEntity<byte[]> file(HttpServletRequest request) {
        var path = request.getRequestURI().substring(1);
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        var file = files.find(path, accepted == null ? "" : accepted).orElseThrow(() -> unknown(request));
        var answer = ResponseEntity.status(HttpStatus.OK)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                // or Spring gives scripts the name of a text file
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .contentType(MediaType.parseMediaType(file.type()));
        if (!file.coding().equals("identity")) {
            answer.header(HttpHeaders.CONTENT_ENCODING, file.coding());
        }
        if (WebFiles.isLasting(path)) {
            answer.header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        } else {
            answer.eTag(file.tag() + "-" + file.coding());
        }
        return answer.body(file.bytes());
    }

    private static GratoException unknown(HttpServletRequest request) {
        return new GratoException(ApiError.ADDRESS_UNKNOWN, Map.of("address", request.getRequestURI()));
    }
}
