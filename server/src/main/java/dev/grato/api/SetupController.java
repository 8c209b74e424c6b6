package dev.grato.api;

import dev.grato.access.IdentityError;
import dev.grato.access.Setup;
import dev.grato.access.Setup.FirstSteps;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Messages;
import dev.grato.platform.Workspaces.NewWorkspace;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The set-up of a new installation.
@RestController
@RequestMapping("/api/v1/setup")
class SetupController {

    private final Setup setup;
    private final Cookies cookies;

    SetupController(Setup setup, Cookies cookies) {
        this.setup = setup;
        this.cookies = cookies;
    }

    @OpenToAll
    @GetMapping
    Map<String, Object> isNeeded(HttpServletRequest request) {
        boolean isNeeded = setup.isNeeded();
        return Map.of("isNeeded", isNeeded, "needsCode", isNeeded && !isFromHere(request));
    }

    @OpenToAll
    @PostMapping
    ResponseEntity<Map<String, Object>> run(JsonBody body, HttpServletRequest request) {
        body.object(
                "code",
                "name",
                "email",
                "password",
                "workspaceName",
                "workspace",
                "locale",
                "zone",
                "currency",
                "region");
        if (setup.isNeeded()
                && !isFromHere(request)
                && !setup.isCode(body.optionalText("code"), cookies.origin(request))) {
            throw new GratoException(IdentityError.SETUP_CODE_NEEDED, new Fault("code", "setupCode"));
        }
        var name = Objects.requireNonNullElse(body.optionalText("workspaceName"), "Grato");
        var slug = Objects.requireNonNullElseGet(body.optionalText("workspace"), () -> slug(name));
        var workspace = new NewWorkspace(slug, name, zone(body), locale(body), currency(body), region(body), false);
        var first = new FirstSteps(workspace, body.text("name"), body.text("email"), body.text("password"));
        var identity = setup.run(first);
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("email", identity.email(), "workspace", slug));
    }

    /// Whether the request comes from this very machine: a loopback address, asked for by a loopback name, with
    /// no proxy in between. The name keeps foreign pages out that make their own name point here.
    private static boolean isFromHere(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && isLocalName(request.getServerName())
                && !ForwardedRequest.isRelayed(request);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static boolean isLocalName(String name) {
        return name.equalsIgnoreCase("localhost") || isLoopback(name.replaceAll("[\\[\\]]", ""));
    }

    /// A name for addresses made of the workspace's name.
    static String slug(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+", "");
        var cut = plain.substring(0, Math.min(40, plain.length())).replaceAll("-+$", "");
        return cut.length() < 3 ? "main" : cut;
    }

    private static ZoneId zone(JsonBody body) {
        var text = body.optionalText("zone");
        try {
            return text == null ? ZoneId.of("UTC") : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw JsonBody.wrong("zone", "unknownZone", Map.of());
        }
    }

    private static Locale locale(JsonBody body) {
        var text = body.optionalText("locale");
        var locale = text == null ? Locale.ENGLISH : Locale.forLanguageTag(text);
        if (!Messages.speaks(locale)) {
            throw JsonBody.wrong("locale", "unknownLanguage", Map.of());
        }
        return locale;
    }

    private static String currency(JsonBody body) {
        var text = Objects.requireNonNullElse(body.optionalText("currency"), "EUR");
        try {
            return Currency.getInstance(text).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw JsonBody.wrong("currency", "unknownCurrency", Map.of());
        }
    }

    private static String region(JsonBody body) {
        var text = Objects.requireNonNullElse(body.optionalText("region"), "IT");
        if (!Arrays.asList(Locale.getISOCountries()).contains(text)) {
            throw JsonBody.wrong("region", "unknownCountry", Map.of());
        }
        return text;
    }
}
