package dev.grato.api;

import dev.grato.api.ForwardedRequest.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which proxies are believed, and what they say about where a request comes from.
///
/// The list of hops is read from its end, where the nearest proxy has written: the first hop that is no
/// trusted proxy is the caller. What stands before it was written by whoever likes.
final class TrustedProxies {

    private static final int MOST_HOPS = 32;
    private static final Pattern HOST = Pattern.compile(
            "([a-zA-Z0-9](?:[a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?|\\[[0-9a-fA-F:.]{2,45}])(?::(\\d{1,5}))?");

    private final List<Addresses.Range> trusted;

    /// @param list ranges of addresses with commas between; nobody is trusted without it
    /// @throws IllegalArgumentException naming the wrong one and its place
    TrustedProxies(@Nullable String list) {
        trusted = list == null || list.isBlank() ? List.of() : Addresses.ranges(list);
    }

    /// What one hop says: who asked it, and how.
    private record Hop(
            String from, @Nullable String scheme, @Nullable String host) {}

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    Origin originOf(HttpServletRequest request) {
        var direct = new Origin(
                request.getRemoteAddr(), request.getScheme(), request.getServerName(), request.getServerPort());
        var nearest = Addresses.parse(request.getRemoteAddr().replaceFirst("%.*", ""));
        if (nearest.isEmpty() || !isTrusted(nearest.get())) {
            return direct;
        }
        var hops = request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") != null
                ? standard(request)
                : usual(request);
        InetAddress caller = nearest.get();
        Hop told = null;
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MOST_HOPS); i--) {
            var from = Addresses.parse(hops.get(i).from());
            if (from.isEmpty()) {
                break;
            }
            told = hops.get(i);
            caller = from.get();
            if (!isTrusted(caller)) {
                break;
            }
        }
        return told(direct, caller, told == null && !hops.isEmpty() ? hops.getLast() : told, request);
    }

    private static Origin told(Origin direct, InetAddress caller, @Nullable Hop hop, HttpServletRequest request) {
        var scheme = hop == null || hop.scheme() == null ? direct.scheme() : hop.scheme();
        var host = direct.host();
        int port = scheme.equals(direct.scheme()) ? direct.port() : scheme.equals("https") ? 443 : 80;
        var named = hop == null || hop.host() == null ? null : HOST.matcher(hop.host());
        if (named != null && named.matches()) {
            host = named.group(1);
            port = port(named.group(2)).orElse(scheme.equals("https") ? 443 : 80);
        }
        port = port(last(request, "X-Forwarded-Port")).orElse(port);
        return new Origin(caller.getHostAddress(), scheme, host, port);
    }

    private static Optional<Integer> port(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= 65_535);
    }

    private static @Nullable String scheme(@Nullable String text) {
        var lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return lower.equals("https") || lower.equals("http") ? lower : null;
    }

    /// `X-Forwarded-For` and its like. Where there are as many schemes or hosts as hops they belong
    /// together, else the last one, which the nearest proxy wrote, counts for all.
    private static List<Hop> usual(HttpServletRequest request) {
        var from = values(request, "X-Forwarded-For");
        var schemes = values(request, "X-Forwarded-Proto");
        var hosts = values(request, "X-Forwarded-Host");
        if (from.isEmpty()) {
            // it says how it was asked, but not by whom
            var scheme = schemes.isEmpty() ? null : scheme(schemes.getLast());
            return scheme == null && hosts.isEmpty()
                    ? List.of()
                    : List.of(new Hop("", scheme, hosts.isEmpty() ? null : hosts.getLast()));
        }
        var hops = new ArrayList<Hop>();
        for (int i = 0; i < from.size(); i++) {
            hops.add(new Hop(from.get(i), scheme(at(schemes, i, from.size())), at(hosts, i, from.size())));
        }
        return hops;
    }

    private static @Nullable String at(List<String> values, int place, int hops) {
        if (values.isEmpty()) {
            return null;
        }
        return values.size() == hops ? values.get(place) : values.getLast();
    }

    private static @Nullable String last(HttpServletRequest request, String name) {
        var values = values(request, name);
        return values.isEmpty() ? null : values.getLast();
    }

    private static List<String> values(HttpServletRequest request, String name) {
        var values = new ArrayList<String>();
        for (var line : Collections.list(request.getHeaders(name))) {
            for (var part : line.split(",", -1)) {
                values.add(part.strip());
            }
        }
        return values;
    }

    /// RFC 7239. A hop that cannot be read ends the list as one that nobody knows.
    private static List<Hop> standard(HttpServletRequest request) {
        var hops = new ArrayList<Hop>();
        for (var line : Collections.list(request.getHeaders("Forwarded"))) {
            for (var element : split(line, ',')) {
                var pairs = pairs(element);
                hops.add(new Hop(pairs.getOrDefault("for", ""), scheme(pairs.get("proto")), pairs.get("host")));
            }
        }
        return hops;
    }

    private static Map<String, String> pairs(String element) {
        var pairs = new HashMap<String, String>();
        for (var pair : split(element, ';')) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                return Map.of();
            }
            var name = pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (pairs.putIfAbsent(name, unquoted(pair.substring(equals + 1).strip())) != null) {
                return Map.of();
            }
        }
        return pairs;
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    /// Parts between the separators that stand outside of quotes.
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && isQuoted && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == separator && !isQuoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                isQuoted ^= c == '"';
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
