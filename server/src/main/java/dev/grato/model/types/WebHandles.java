package dev.grato.model.types;

import dev.grato.model.Handle;
import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a web address says about whom it belongs to: an account with a social network, or a site of their own.
final class WebHandles {

    private static final Pattern PARTS = Pattern.compile("(?i)https?://([^/:?#]+)(?::\\d+)?([^?#]*).*", Pattern.DOTALL);

    /// The networks, by each of their hosts, and the name they have here.
    private static final Map<String, String> NETWORKS = Map.ofEntries(
            Map.entry("linkedin.com", "linkedin.com"),
            Map.entry("x.com", "x.com"),
            Map.entry("twitter.com", "x.com"),
            Map.entry("facebook.com", "facebook.com"),
            Map.entry("fb.com", "facebook.com"),
            Map.entry("instagram.com", "instagram.com"),
            Map.entry("threads.net", "threads.net"),
            Map.entry("xing.com", "xing.com"),
            Map.entry("github.com", "github.com"),
            Map.entry("gitlab.com", "gitlab.com"),
            Map.entry("youtube.com", "youtube.com"),
            Map.entry("tiktok.com", "tiktok.com"),
            Map.entry("t.me", "t.me"),
            Map.entry("telegram.me", "t.me"),
            Map.entry("wa.me", "wa.me"),
            Map.entry("bsky.app", "bsky.app"),
            Map.entry("mastodon.social", "mastodon.social"));

    private WebHandles() {}

    /// The handle of an address in canonical form; none for a network's own front page and numeric hosts.
    static @Nullable Handle of(String url) {
        var parts = PARTS.matcher(url);
        if (!parts.matches()) {
            return null;
        }
        var host = host(parts.group(1));
        var network = network(host);
        if (network == null) {
            return host.indexOf('.') > 0 ? new Handle(Handle.Kind.WEB, host, url, false, false) : null;
        }
        var path = parts.group(2).toLowerCase(Locale.ROOT).replaceAll("/+", "/").replaceAll("/$", "");
        return path.isEmpty() ? null : new Handle(Handle.Kind.PROFILE, network + path, url, false, false);
    }

    private static String host(String host) {
        var ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        return ascii.startsWith("www.") ? ascii.substring(4) : ascii;
    }

    /// `m.facebook.com` and `it.linkedin.com` are the network too.
    private static @Nullable String network(String host) {
        for (var at = host; at.indexOf('.') > 0; at = at.substring(at.indexOf('.') + 1)) {
            var network = NETWORKS.get(at);
            if (network != null) {
                return network;
            }
        }
        return null;
    }
}
