package dev.grato.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;

/// The outermost filter: sees the caller as the trusted proxies see them, and gives every answer its
/// security headers.
final class EdgeFilter extends OncePerRequestFilter {

    private final TrustedProxies proxies;

    EdgeFilter(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var seen = new ForwardedRequest(request, proxies.originOf(request));
        var headers = SecurityHeaders.of(request.getRequestURI(), seen.isSecure());
        chain.doFilter(seen, new Guarded(response, headers));
    }

    /// Keeps each of the headers once: what an endpoint says about its own answer replaces what holds for
    /// all.
    private static final class Guarded extends HttpServletResponseWrapper {

        private final Map<String, String> headers;

        Guarded(HttpServletResponse response, Map<String, String> headers) {
            super(response);
            this.headers = headers;
            headers.forEach(response::setHeader);
        }

        @Override
        public void addHeader(String name, String value) {
            if (SecurityHeaders.NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }

        @Override
        public void reset() {
            super.reset();
            headers.forEach(this::setHeader);
        }
    }
}
