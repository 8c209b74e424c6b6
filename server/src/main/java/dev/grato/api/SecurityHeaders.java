package dev.grato.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What every answer tells browsers to leave alone, whoever gives the answer.
final class SecurityHeaders {

    /// Pages run our own scripts and styles from files, never such as stand in the page. WebAssembly is for
    /// the derivation of keys in the browser. What the page itself has made into a `blob:` may be framed: a PDF is
    /// shown by the browser's own viewer.
    static final String PAGES = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"
            + " img-src 'self' data: blob:; frame-src blob:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
            + " worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// The app's page: style elements may be made with this word, which the page is told.
    static String app(String nonce) {
        return PAGES.replace("style-src 'self'", "style-src 'self' 'nonce-" + nonce + "'");
    }

    /// What programs read is no page, even where somebody makes a browser open it.
    static final String DATA = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    static final String DOWNLOADS = DATA + "; sandbox";

    private static final String FEATURES =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=()," + " usb=(), browsing-topics=()";

    private static final String ONE_YEAR = "max-age=31536000";

    /// The names of all of them, in lower case, each of which an answer has once.
    static final Set<String> NAMES = Set.of(
            "content-security-policy",
            "x-frame-options",
            "x-content-type-options",
            "referrer-policy",
            "permissions-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "strict-transport-security",
            "cache-control");

    private SecurityHeaders() {}

    /// @param path of the address asked for, as it came
    /// @param isSecure whether it came over TLS; only then may a browser be told to insist on it
    static Map<String, String> of(String path, boolean isSecure) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Security-Policy", policy(path));
        headers.put("X-Frame-Options", "DENY");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Permissions-Policy", FEATURES);
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", isPage(path) ? "no-cache" : "no-store");
        if (isSecure) {
            headers.put("Strict-Transport-Security", ONE_YEAR);
        }
        return headers;
    }

    private static String policy(String path) {
        if (path.startsWith("/api/v1/files/")) {
            return DOWNLOADS;
        }
        return isPage(path) ? PAGES : DATA;
    }

    private static boolean isPage(String path) {
        return !path.startsWith("/api/")
                && !path.equals("/api")
                && !path.startsWith("/health")
                && !path.startsWith("/metrics")
                && !path.startsWith("/openapi");
    }
}
