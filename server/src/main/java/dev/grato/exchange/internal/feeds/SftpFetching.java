package dev.grato.exchange.internal.feeds;

import dev.grato.exchange.internal.feeds.FilePick.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Files of SFTP servers. A server is known by the fingerprint of its key, and by nothing else.
@Component
final class SftpFetching implements Fetching {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String PRIVATE_KEY = "-----BEGIN";

    private final FeedProperties properties;
    private final FeedGuard guard;
    private final Downloads downloads;

    SftpFetching(FeedProperties properties, FeedGuard guard, Downloads downloads) {
        this.properties = properties;
        this.guard = guard;
        this.downloads = downloads;
    }

    @Override
    public String kind() {
        return "sftp";
    }

    @Override
    public Optional<Fetched> fetch(Turn turn) throws IOException {
        var source = (FeedSource.Sftp) turn.feed().source();
        var address = guard.address(source.host());
        var isOther = new AtomicBoolean();
        try (var client = client(source, isOther)) {
            client.start();
            try (var session = connected(client, source, address)) {
                identify(session, turn.secret());
                session.auth().verify(PATIENCE);
                try (var sftp = SftpClientFactory.instance().createSftpClient(session)) {
                    return fetch(turn, source, sftp);
                }
            } catch (SshException refused) {
                throw new FetchFailed(isOther.get() ? "hostKeyOther" : reason(refused));
            }
        }
    }

    /// A client that reads no files of this machine: no configuration, no keys, no known hosts.
    private static SshClient client(FeedSource.Sftp source, AtomicBoolean isOther) {
        var client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
        client.setServerKeyVerifier((session, where, key) -> {
            var found = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
            boolean isPinned = plain(source.hostKey()).equals(plain(String.valueOf(found)));
            isOther.set(!isPinned);
            return isPinned;
        });
        return client;
    }

    private static String plain(String fingerprint) {
        return fingerprint.replaceAll("=+$", "");
    }

    private static ClientSession connected(SshClient client, FeedSource.Sftp source, InetAddress address)
            throws IOException {
        try {
            return client.connect(source.user(), new InetSocketAddress(address, source.port()))
                    .verify(PATIENCE)
                    .getSession();
        } catch (IOException nobody) {
            throw new FetchFailed("unreachable");
        }
    }

    private static void identify(ClientSession session, @Nullable String secret) throws IOException {
        if (secret == null) {
            return;
        }
        if (!secret.startsWith(PRIVATE_KEY)) {
            session.addPasswordIdentity(secret);
            return;
        }
        try (var key = new ByteArrayInputStream(secret.getBytes(StandardCharsets.UTF_8))) {
            var pairs = SecurityUtils.loadKeyPairIdentities(session, NamedResource.ofName("feed"), key, null);
            if (pairs == null) {
                throw new FetchFailed("keyUnreadable");
            }
            pairs.forEach(session::addPublicKeyIdentity);
        } catch (GeneralSecurityException unreadable) {
            throw new FetchFailed("keyUnreadable");
        }
    }

    private static String reason(SshException refused) {
        var said = String.valueOf(refused.getMessage());
        return said.contains("authentication methods") || said.contains("Auth") ? "notLetIn" : "brokenOff";
    }

    private Optional<Fetched> fetch(Turn turn, FeedSource.Sftp source, SftpClient sftp) throws IOException {
        var folder = source.path().isEmpty() ? "." : source.path();
        var picked = FilePick.of(entries(sftp, folder), source.files(), turn, properties.settle());
        if (picked.isEmpty()) {
            return Optional.empty();
        }
        var entry = picked.get().entry();
        Downloads.Downloaded got;
        try (var in = sftp.read(folder + "/" + entry.name())) {
            got = downloads.take(in);
        }
        if (got.size() != entry.size()) {
            Files.deleteIfExists(got.file());
            throw new FetchFailed("stillWritten");
        }
        var asOf = entry.modified().isAfter(turn.now()) ? turn.now() : entry.modified();
        return Optional.of(new Fetched(
                entry.name(),
                got.file(),
                got.size(),
                got.sha256(),
                asOf,
                picked.get().seen(),
                picked.get().hasMore()));
    }

    private static List<Entry> entries(SftpClient sftp, String folder) {
        var entries = new ArrayList<Entry>();
        try {
            for (var there : sftp.readEntries(folder)) {
                var told = there.getAttributes();
                if (told.isRegularFile()) {
                    var modified = told.getModifyTime();
                    entries.add(new Entry(
                            there.getFilename(),
                            told.getSize(),
                            modified == null ? Instant.EPOCH : modified.toInstant()));
                }
            }
        } catch (IOException missing) {
            throw new FetchFailed("folderMissing");
        }
        return entries;
    }
}
