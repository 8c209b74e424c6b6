package dev.grato.platform;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Decides which addresses on the network Grato calls on somebody's behalf: public ones, and those an administrator of
/// the installation has allowed. Keeps people from using Grato to reach what only its machine can reach.
///
/// Whoever calls out connects only to what [#resolve] answered for that very connection; a name may mean something else
/// a moment later.
public final class OutgoingGuard {

    private static final int LONGEST_URL = 2_000;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final int RESOLVE_SECONDS = 5;

    private static final Set<Integer> WEB_PORTS = Set.of(80, 443);

    /// Those browsers refuse too, and those of databases and container engines.
    private static final Set<Integer> OTHER_SERVICES = Set.of(
            1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432,
            5672, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 9042, 9092, 9200, 9300, 10080, 10250, 11211,
            27017);

    private static final List<Network> REFUSED = networks(
            // IPv4: this host, private, shared by carriers, loopback, link-local with the clouds' metadata, protocol
            // assignments, documentation, 6to4 relays, benchmarks, multicast, reserved and broadcast
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // a cloud's metadata at a public address
            "168.63.129.16",
            // IPv6 within 2000::/3: Teredo, ORCHID and other assignments, documentation, 6to4
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    /// All of IPv6 that is given out for use on the Internet; everything else has a meaning of its own: loopback,
    /// embedded IPv4, NAT64, unique local, link-local, multicast.
    private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

    /// Finds the addresses of a name.
    @FunctionalInterface
    public interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    private final List<Network> allowed;
    private final boolean isHttpAllowed;
    private final Resolver resolver;

    /// @param allowed networks that may be called although they are not public, such as `10.1.0.0/16`
    /// @param isHttpAllowed whether calls may go out without encryption
    public OutgoingGuard(List<String> allowed, boolean isHttpAllowed, Resolver resolver) {
        this.allowed = networks(allowed.toArray(String[]::new));
        this.isHttpAllowed = isHttpAllowed;
        this.resolver = resolver;
    }

    /// A guard that asks the system for the addresses of names.
    public static OutgoingGuard of(List<String> allowed, boolean isHttpAllowed) {
        return new OutgoingGuard(allowed, isHttpAllowed, host -> List.of(InetAddress.getAllByName(host)));
    }

    private static List<Network> networks(String... texts) {
        return List.of(texts).stream().map(Network::of).toList();
    }

    /// Why an address was not called: `code` is that of a [Fault].
    public static final class Refused extends UnknownHostException {

        private final String code;

        Refused(String code) {
            super(code);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /// What is wrong with the address of a web server, if anything is. A name that is not known at this moment is
    /// not wrong; it is looked up again for each call.
    public Optional<String> faultOf(String url) {
        try {
            resolve(require(url).getHost());
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.code());
        } catch (UnknownHostException unknownNow) {
            return Optional.empty();
        }
    }

    /// The address of a web server, as far as it can be judged without looking up its name.
    ///
    /// @throws Refused when it cannot be called
    public URI require(String url) throws Refused {
        var uri = parsed(url);
        if (uri.getRawUserInfo() != null || uri.getRawAuthority().indexOf('@') >= 0) {
            throw new Refused("urlHasUserInfo");
        }
        if (uri.getHost() == null || uri.getRawFragment() != null) {
            throw new Refused("urlInvalid");
        }
        boolean isHttp = "http".equals(uri.getScheme());
        if (!"https".equals(uri.getScheme()) && !(isHttp && isHttpAllowed)) {
            throw new Refused("urlNotHttps");
        }
        int port = uri.getPort();
        boolean isUsual = port < 0 || WEB_PORTS.contains(port);
        if (!isUsual && (port < FIRST_UNPRIVILEGED_PORT || port > 0xFFFF || OTHER_SERVICES.contains(port))) {
            throw new Refused("urlPortRefused");
        }
        return uri;
    }

    private static URI parsed(String url) throws Refused {
        if (url.length() > LONGEST_URL || url.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '\\')) {
            throw new Refused("urlInvalid");
        }
        try {
            var uri = new URI(url);
            if (uri.getRawAuthority() == null || uri.getScheme() == null) {
                throw new Refused("urlInvalid");
            }
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            return scheme.equals(uri.getScheme()) ? uri : new URI(scheme + url.substring(scheme.length()));
        } catch (URISyntaxException malformed) {
            throw new Refused("urlInvalid");
        }
    }

    /// The addresses of a host, all of which may be called.
    ///
    /// @throws Refused when one of them may not: a name that also leads inside is not trusted at all
    /// @throws UnknownHostException when there are none, or none could be found out within five seconds
    public List<InetAddress> resolve(String host) throws Refused, UnknownHostException {
        var addresses = lookUp(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        if (!addresses.stream().allMatch(this::isAllowed)) {
            throw new Refused("addressRefused");
        }
        return addresses;
    }

    private List<InetAddress> lookUp(String host) throws UnknownHostException {
        var answer = new CompletableFuture<List<InetAddress>>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(resolver.resolve(host));
            } catch (UnknownHostException | RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.get(RESOLVE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException unknown) {
            throw unknown(host, unknown);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unknown(host, stopped);
        }
    }

    private static UnknownHostException unknown(String host, @Nullable Throwable cause) {
        var unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }

    /// Whether this address may be called.
    public boolean isAllowed(InetAddress address) {
        if (allowed.stream().anyMatch(network -> network.contains(address))) {
            return true;
        }
        boolean isPublic = address instanceof Inet4Address || GLOBAL_IPV6.contains(address);
        return isPublic && REFUSED.stream().noneMatch(network -> network.contains(address));
    }
}
