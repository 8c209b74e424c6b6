package dev.grato.api;

import dev.grato.access.IdentityError;
import dev.grato.platform.GratoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what a page of somebody else makes a browser change, sign-in included, which has no CSRF token yet.
///
/// The browser's own word (`Sec-Fetch-Site`) counts where it gives it; else `Origin` must name the host that
/// was asked for, or the public address. What sends neither is no browser; what has a token of its own has no
/// cookie to misuse.
final class OriginFilter extends OncePerRequestFilter {

    private final @Nullable String publicHost;

    OriginFilter(@Nullable String publicUrl) {
        this.publicHost = publicUrl == null ? null : host(publicUrl);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Requests.isSafe(request) || request.getHeader("Authorization") != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isForeign(request)) {
            throw new GratoException(IdentityError.FOREIGN_ORIGIN);
        }
        chain.doFilter(request, response);
    }

    private boolean isForeign(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        var origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        var from = host(origin);
        var asked = request.getHeader("Host");
        return from == null
                || !from.equals(asked == null ? null : asked.toLowerCase(Locale.ROOT)) && !from.equals(publicHost);
    }

    /// Host and port as browsers write them: without the port of the scheme.
    private static @Nullable String host(String address) {
        try {
            var uri = URI.create(address);
            if (uri.getHost() == null) {
                return null;
            }
            boolean isUsual =
                    uri.getPort() == -1 || uri.getPort() == (Objects.equals(uri.getScheme(), "https") ? 443 : 80);
            return (isUsual ? uri.getHost() : uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
