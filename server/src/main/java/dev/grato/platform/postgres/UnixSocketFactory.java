package dev.grato.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;

/// Lets the PostgreSQL driver talk over a Unix socket, with the JDK alone.
///
/// For the driver's properties `socketFactory` (this class) and `socketFactoryArg` (the path of the socket).
/// Whatever host and port the driver names, it reaches that socket.
public final class UnixSocketFactory extends SocketFactory {

    private final Path path;

    /// @param path the socket's file, such as `/run/grato/.s.PGSQL.5432`
    public UnixSocketFactory(String path) {
        this.path = Path.of(path);
    }

    @Override
    public Socket createSocket() throws IOException {
        return new UnixSocket(path);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected();
    }

    private Socket connected() throws IOException {
        var socket = new UnixSocket(path);
        socket.connect(null, 0);
        return socket;
    }
}
