package dev.grato.exchange.internal.feeds;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/// Connects to one address, whatever a driver makes of the server's name: public, since PostgreSQL's driver makes it.
public final class PinnedSockets extends SocketFactory {

    private final InetAddress address;

    /// @param address as digits
    public PinnedSockets(String address) {
        this.address = InetAddress.ofLiteral(address);
    }

    @Override
    public Socket createSocket() {
        return new Pinned(address);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        var socket = createSocket();
        socket.connect(new InetSocketAddress(address, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    private static final class Pinned extends Socket {

        private final InetAddress address;

        Pinned(InetAddress address) {
            this.address = address;
        }

        @Override
        public void connect(SocketAddress wished) throws IOException {
            connect(wished, 0);
        }

        @Override
        public void connect(SocketAddress wished, int timeout) throws IOException {
            if (!(wished instanceof InetSocketAddress place)) {
                throw new IOException("no place of the network: " + wished);
            }
            super.connect(new InetSocketAddress(address, place.getPort()), timeout);
        }
    }
}
