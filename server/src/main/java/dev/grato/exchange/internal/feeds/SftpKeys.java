package dev.grato.exchange.internal.feeds;

import dev.grato.exchange.FeedError;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.springframework.stereotype.Component;

/// Asks SFTP servers for the fingerprint of their keys; goes no further than that.
@Component
public final class SftpKeys {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FeedGuard guard;

    SftpKeys(FeedGuard guard) {
        this.guard = guard;
    }

    /// @throws GratoException with [FeedError#FEED_INVALID] when nobody answers or may be asked
    public String of(String host, int port) {
        try {
            var address = guard.address(host);
            return shown(new InetSocketAddress(address, port));
        } catch (FetchFailed refused) {
            throw new GratoException(
                    FeedError.FEED_INVALID,
                    new Fault("host", refused.code().equals("unreachable") ? "serverSilent" : refused.code()));
        }
    }

    private static String shown(InetSocketAddress server) {
        var found = new CompletableFuture<String>();
        try (var client = SshClient.setUpDefaultClient()) {
            client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
            client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            client.setServerKeyVerifier((session, where, key) -> {
                found.complete(String.valueOf(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key)));
                return false;
            });
            client.start();
            var session = client.connect("grato", server).verify(PATIENCE).getSession();
            try {
                return found.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } finally {
                session.close(true);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FetchFailed("unreachable");
        } catch (IOException | ExecutionException | TimeoutException nobody) {
            throw new FetchFailed("unreachable");
        }
    }
}
