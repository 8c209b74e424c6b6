package dev.grato.exchange.internal.feeds;

import dev.grato.exchange.internal.feeds.FeedSource.Address;
import dev.grato.exchange.internal.feeds.FeedSource.Folder;
import dev.grato.exchange.internal.feeds.FeedSource.Sftp;
import dev.grato.exchange.internal.feeds.FeedSource.Sql;
import dev.grato.exchange.internal.feeds.FeedSource.Sql.Tls;
import dev.grato.platform.Fault;
import dev.grato.platform.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads where a feed's files come from, as it is sent and as it is kept.
final class FeedSources {

    static final List<String> KINDS = List.of("folder", "address", "sftp", "sql");
    static final List<String> SYSTEMS = List.of("postgresql", "sqlserver");
    private static final Pattern HOST_KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}=?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\-]{1,255}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9\\-]{1,60}");
    private static final Pattern VIEW =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$ ]{0,62}(\\.[\\p{L}_][\\p{L}\\p{N}_$ ]{0,62}){0,2}");
    /// Headers that decide where a request goes or how it is read.
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "cookie", "te", "upgrade", "expect");
    private static final int LONGEST = 2_000;
    private static final int LONGEST_CERTIFICATE = 16_000;

    private final Map<String, @Nullable Object> json;
    private final List<Fault> faults = new ArrayList<>();

    private FeedSources(Map<String, @Nullable Object> json) {
        this.json = json;
    }

    /// @param faults takes what is wrong with it
    static FeedSource read(Map<String, @Nullable Object> json, List<Fault> faults) {
        var reader = new FeedSources(json);
        var source = reader.read();
        faults.addAll(reader.faults);
        return source;
    }

    static FeedSource kept(Map<String, @Nullable Object> json) {
        return new FeedSources(json).read();
    }

    private FeedSource read() {
        var kind = text("kind", "");
        return switch (kind) {
            case "folder" -> new Folder(folder(text("path", "")), files());
            case "address" -> new Address(required("url"), optional("user"), header());
            case "sftp" ->
                new Sftp(
                        host(required("host")),
                        port(22),
                        required("user"),
                        text("path", ""),
                        files(),
                        matching("hostKey", HOST_KEY));
            case "sql" -> sql();
            default -> {
                faults.add(new Fault("source.kind", "unknownOption", Map.of("options", String.join(", ", KINDS))));
                yield new Folder("", "*");
            }
        };
    }

    private Sql sql() {
        var connection = optional("connection");
        var view = matching("view", VIEW);
        if (connection != null) {
            return new Sql(connection, null, null, 0, null, text("user", ""), view, Tls.TRUSTED_NETWORK, null);
        }
        var system = text("system", "");
        if (!SYSTEMS.contains(system)) {
            faults.add(new Fault("source.system", "unknownOption", Map.of("options", String.join(", ", SYSTEMS))));
        }
        return new Sql(
                null,
                system,
                host(required("host")),
                port(system.equals("sqlserver") ? 1433 : 5432),
                matching("database", Pattern.compile("[\\p{L}\\p{N}_$ .\\-]{1,128}")),
                required("user"),
                view,
                tls(),
                certificate(system));
    }

    private Tls tls() {
        var word = text("tls", Tls.CHECKED.word());
        for (var tls : Tls.values()) {
            if (tls.word().equals(word)) {
                return tls;
            }
        }
        var options = Stream.of(Tls.values()).map(Tls::word).collect(Collectors.joining(", "));
        faults.add(new Fault("source.tls", "unknownOption", Map.of("options", options)));
        return Tls.CHECKED;
    }

    /// Written anew from what was read, so that a driver gets nothing but a certificate.
    private @Nullable String certificate(String system) {
        var sent = json.get("certificate");
        if (sent == null || sent instanceof String blank && blank.isBlank()) {
            return null;
        }
        if (sent instanceof String text && text.length() <= LONGEST_CERTIFICATE && system.equals("postgresql")) {
            try {
                var read = CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(text.strip().getBytes(StandardCharsets.US_ASCII)));
                var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(read.getEncoded());
                return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
            } catch (CertificateException unreadable) {
                // said below
            }
        }
        faults.add(new Fault("source.certificate", "certificateUnreadable"));
        return null;
    }

    private String host(String host) {
        if (!host.isEmpty() && !HOST.matcher(host).matches()) {
            faults.add(new Fault("source.host", "urlInvalid"));
        }
        return host;
    }

    private int port(int usual) {
        var number = json.get("port") == null ? null : Json.asNumber(json.get("port"));
        if (json.get("port") == null) {
            return usual;
        }
        if (number == null || number.intValue() < 1 || number.intValue() > 0xFFFF) {
            faults.add(new Fault("source.port", "outOfRange", Map.of("min", 1, "max", 0xFFFF)));
            return usual;
        }
        return number.intValue();
    }

    private @Nullable String header() {
        var header = optional("header");
        boolean isFine = header == null
                || HEADER.matcher(header).matches() && !OWN_HEADERS.contains(header.toLowerCase(java.util.Locale.ROOT));
        if (!isFine) {
            faults.add(new Fault("source.header", "headerRefused"));
        }
        return isFine ? header : null;
    }

    private String folder(String path) {
        var steps = path.replace('\\', '/').split("/", -1);
        for (var step : steps) {
            if (step.equals("..") || step.equals(".") || step.indexOf('\0') >= 0) {
                faults.add(new Fault("source.path", "folderOutside"));
                return "";
            }
        }
        return String.join("/", steps).replaceAll("^/+|/+$", "");
    }

    private String files() {
        var files = text("files", "*");
        if (files.isEmpty() || files.length() > 200 || files.matches(".*[/\\\\\\x00{}\\[\\]].*")) {
            faults.add(new Fault("source.files", "filesPattern"));
            return "*";
        }
        return files;
    }

    private String matching(String name, Pattern pattern) {
        var text = required(name);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            faults.add(new Fault("source." + name, name.equals("hostKey") ? "hostKeyInvalid" : "nameInvalid"));
        }
        return text;
    }

    private String required(String name) {
        var text = text(name, "");
        if (text.isEmpty()) {
            faults.add(new Fault("source." + name, "required"));
        }
        return text;
    }

    private @Nullable String optional(String name) {
        var text = text(name, "");
        return text.isEmpty() ? null : text;
    }

    private String text(String name, String otherwise) {
        var value = json.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text
                && text.length() <= LONGEST
                && text.chars().noneMatch(c -> c < ' ')) {
            return text.strip();
        }
        faults.add(new Fault("source." + name, "notAText"));
        return otherwise;
    }
}
