package dev.grato.exchange.internal.feeds;

import dev.grato.platform.OutgoingGuard;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.stereotype.Component;

/// Decides what feeds may reach on the network.
@Component
final class FeedGuard {

    private final OutgoingGuard guard;

    FeedGuard(FeedProperties properties) {
        this.guard = OutgoingGuard.of(properties.allowedNetworks(), properties.allowHttp());
    }

    OutgoingGuard guard() {
        return guard;
    }

    /// The address to connect to, and no other.
    ///
    /// @throws FetchFailed when it is not known or not allowed
    InetAddress address(String host) {
        try {
            return guard.resolve(host).getFirst();
        } catch (OutgoingGuard.Refused refused) {
            throw new FetchFailed(refused.code());
        } catch (UnknownHostException unknown) {
            throw new FetchFailed("unknownHost");
        }
    }
}
