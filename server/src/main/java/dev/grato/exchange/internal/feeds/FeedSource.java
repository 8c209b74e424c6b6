package dev.grato.exchange.internal.feeds;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a feed's files come from; what must stay secret is kept apart.
public sealed interface FeedSource {

    /// The word for its kind.
    String kind();

    /// What a secret of this source is sent to: another place gets none.
    String place();

    /// As it is kept and shown.
    Map<String, @Nullable Object> json();

    /// A folder below the one that the operator has opened.
    ///
    /// @param path from there; empty for the folder itself
    /// @param files a pattern of names, such as `customers*.csv`
    record Folder(String path, String files) implements FeedSource {
        @Override
        public String kind() {
            return "folder";
        }

        @Override
        public String place() {
            return "";
        }

        @Override
        public Map<String, @Nullable Object> json() {
            return of("kind", kind(), "path", path, "files", files);
        }
    }

    /// The address of a web server.
    ///
    /// @param user with a password as secret; absent for none
    /// @param header in which the secret is sent; absent for `Authorization: Bearer`
    record Address(
            String url, @Nullable String user, @Nullable String header) implements FeedSource {
        @Override
        public String kind() {
            return "address";
        }

        @Override
        public String place() {
            int path = url.indexOf('/', Math.min(url.length(), "https://".length()));
            return path < 0 ? url : url.substring(0, path);
        }

        @Override
        public Map<String, @Nullable Object> json() {
            return of("kind", kind(), "url", url, "user", user, "header", header);
        }
    }

    /// A folder of an SFTP server.
    ///
    /// @param hostKey the fingerprint of the server's key, `SHA256:…`; no other key is accepted
    record Sftp(String host, int port, String user, String path, String files, String hostKey) implements FeedSource {
        @Override
        public String kind() {
            return "sftp";
        }

        @Override
        public String place() {
            return host + ":" + port + " " + hostKey;
        }

        @Override
        public Map<String, @Nullable Object> json() {
            return of(
                    "kind", kind(), "host", host, "port", port, "user", user, "path", path, "files", files, "hostKey",
                    hostKey);
        }
    }

    /// A view or table of a database.
    ///
    /// @param connection one that the operator has named; else `system`, `host`, `port`, `database` say which
    /// @param view its name, with that of its schema in front where needed
    /// @param tls how its server proves who it is
    /// @param certificate that of the authority behind the server's own (PEM); absent for the usual authorities
    record Sql(
            @Nullable String connection,
            @Nullable String system,
            @Nullable String host,
            int port,
            @Nullable String database,
            String user,
            String view,
            Tls tls,
            @Nullable String certificate)
            implements FeedSource {

        /// What is asked of the server before a password is sent to it.
        public enum Tls {
            /// A certificate for its name, by a known authority.
            CHECKED("checked"),
            /// Nothing: whoever answers is believed, encrypted or not.
            TRUSTED_NETWORK("trustedNetwork");

            private final String word;

            Tls(String word) {
                this.word = word;
            }

            public String word() {
                return word;
            }
        }

        @Override
        public String kind() {
            return "sql";
        }

        @Override
        public String place() {
            return connection == null
                    ? system + " " + host + ":" + port + " " + tls.word() + " " + certificate
                    : Objects.toString(connection);
        }

        @Override
        public Map<String, @Nullable Object> json() {
            return of(
                    "kind",
                    kind(),
                    "connection",
                    connection,
                    "system",
                    system,
                    "host",
                    host,
                    "port",
                    port == 0 ? null : port,
                    "database",
                    database,
                    "user",
                    user,
                    "view",
                    view,
                    "tls",
                    connection == null ? tls.word() : null,
                    "certificate",
                    certificate);
        }
    }

    private static Map<String, @Nullable Object> of(@Nullable Object... pairs) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            json.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return json;
    }
}
