package dev.grato.api;

import dev.grato.access.Setup;
import dev.grato.platform.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// The page at the root: sets a new installation up, afterwards says where the API is.
@RestController
class LandingController {

    private static final Pattern TEXT = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final Setup setup;
    private final Messages messages;
    private final String setupPage = resource("setup.html");
    private final String homePage = resource("home.html");
    private final String style = resource("landing.css");
    private final String script = resource("setup.js");

    LandingController(Setup setup, Messages messages) {
        this.setup = setup;
        this.messages = messages;
    }

    @OpenToAll
    @GetMapping("/")
    ResponseEntity<String> page(HttpServletRequest request) {
        var locale = Problems.locale(request);
        var page = translated(setup.isNeeded() ? setupPage : homePage, locale);
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Language", locale.getLanguage())
                .header("Vary", "Accept-Language")
                .header("Cache-Control", "no-store")
                .body(page);
    }

    @OpenToAll
    @GetMapping("/landing.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok().contentType(CSS).body(style);
    }

    @OpenToAll
    @GetMapping("/setup.js")
    ResponseEntity<String> script() {
        return ResponseEntity.ok().contentType(SCRIPT).body(script);
    }

    private String translated(String page, Locale locale) {
        return TEXT.matcher(page)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group(1).equals("language")
                                ? locale.getLanguage()
                                : HtmlUtils.htmlEscape(messages.text(locale, match.group(1)))));
    }

    private static String resource(String name) {
        try (var stream =
                Objects.requireNonNull(LandingController.class.getResourceAsStream("/landing/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
