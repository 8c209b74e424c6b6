package dev.grato.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request as it was made by the caller, before proxies. Nobody behind this sees the headers it was
/// learnt from, so that nobody takes them at their word.
final class ForwardedRequest extends HttpServletRequestWrapper {

    private static final Set<String> HIDDEN = Set.of(
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-ssl",
            "x-real-ip");

    private static final List<String> RELAYED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Via");

    private final Origin origin;

    /// Where a request comes from.
    record Origin(String address, String scheme, String host, int port) {}

    ForwardedRequest(HttpServletRequest request, Origin origin) {
        super(request);
        this.origin = origin;
        boolean isRelayed = RELAYED.stream().anyMatch(name -> request.getHeader(name) != null);
        request.setAttribute(ForwardedRequest.class.getName(), isRelayed);
    }

    /// Whether a proxy, trusted or not, says that it stands between the caller and us.
    static boolean isRelayed(HttpServletRequest request) {
        return !Boolean.FALSE.equals(request.getAttribute(ForwardedRequest.class.getName()));
    }

    private static boolean isHidden(String name) {
        return HIDDEN.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !isHidden(name))
                .toList());
    }

    @Override
    public String getRemoteAddr() {
        return origin.address();
    }

    @Override
    public String getRemoteHost() {
        return origin.address();
    }

    @Override
    public String getScheme() {
        return origin.scheme();
    }

    @Override
    public boolean isSecure() {
        return origin.scheme().equals("https");
    }

    @Override
    public String getServerName() {
        return origin.host();
    }

    @Override
    public int getServerPort() {
        return origin.port();
    }

    @Override
    public StringBuffer getRequestURL() {
        boolean isUsual = origin.port() == (isSecure() ? 443 : 80);
        return new StringBuffer(origin.scheme())
                .append("://")
                .append(origin.host())
                .append(isUsual ? "" : ":" + origin.port())
                .append(getRequestURI());
    }
}
