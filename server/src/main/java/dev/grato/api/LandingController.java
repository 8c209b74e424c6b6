package dev.grato.api;

import dev.grato.access.Setup;
import dev.grato.platform.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// The pages of a server that was built without the app: the one at the root, which sets a new installation up, and
/// those behind mailed links.
@RestController
class LandingController {

    private static final Pattern TEXT = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final WebAppController app;
    private final Setup setup;
    private final Messages messages;
    private final String invitationPage = resource("invitation.html");
    private final String resetPage = resource("password-reset.html");
    private final String setupPage = resource("setup.html");
    private final String homePage = resource("home.html");
    private final String style = resource("landing.css");
    private final Map<String, String> scripts = Stream.of("setup", "account", "invitation", "password-reset")
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> resource(name + ".js")));

    LandingController(WebAppController app, Setup setup, Messages messages) {
        this.app = app;
        this.setup = setup;
        this.messages = messages;
    }

    @OpenToAll
    @GetMapping("/")
    ResponseEntity<String> page(HttpServletRequest request) {
        return page(setup.isNeeded() ? setupPage : homePage, request);
    }

    @OpenToAll
    @GetMapping("/invitation")
    ResponseEntity<String> invitation(HttpServletRequest request) {
        return page(invitationPage, request);
    }

    @OpenToAll
    @GetMapping("/password-reset")
    ResponseEntity<String> passwordReset(HttpServletRequest request) {
        return page(resetPage, request);
    }

    private ResponseEntity<String> page(String template, HttpServletRequest request) {
        if (app.isThere()) {
            return app.page(request);
        }
        var locale = Problems.locale(request);
        var page = translated(template, locale);
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
    @GetMapping({"/setup.js", "/account.js", "/invitation.js", "/password-reset.js"})
    ResponseEntity<String> script(HttpServletRequest request) {
        var path = request.getRequestURI();
        var name = path.substring(1, path.length() - ".js".length());
        return ResponseEntity.ok().contentType(SCRIPT).body(scripts.get(name));
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
