package dev.grato.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A Unix socket in the shape that the PostgreSQL driver expects.
///
/// Reads and writes block on the channel, which parks a virtual thread instead of pinning its carrier. Differences from
/// a TCP socket, as far as the driver can notice:
///
/// - A **read time-out** (`setSoTimeout`, so also `Connection.setNetworkTimeout`, `isValid`, `cancelSignalTimeout`)
/// works
///   and leaves the connection usable, but a read with a time-out waits in a selector: one more system call or two, and
/// on
///   a virtual thread the carrier is held (the scheduler compensates). Do not set the driver's `socketTimeout` for all
///   connections; a Unix peer cannot vanish unnoticed, and `statement_timeout` limits the work.
/// - A **connect time-out** is not needed: without a server the kernel refuses at once.
/// - An **interrupt** of a thread that reads or writes closes the connection, as it does for virtual threads on TCP.
/// - `available()` is always 0; the driver then finds out by a read with a short time-out.
/// - Options of TCP (`noDelay`, `keepAlive`, traffic class and so on) are accepted and mean nothing.
final class UnixSocket extends Socket {

    /// What the kernel's socket takes is larger; the driver sizes its output buffer by this.
    private static final int BUFFER_SIZE = 64 * 1024;

    private final UnixDomainSocketAddress address;
    private final SocketChannel channel;
    private volatile boolean connected;
    private volatile int readTimeout;
    private @Nullable Selector selector;

    UnixSocket(Path path) throws IOException {
        address = UnixDomainSocketAddress.of(path);
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    @Override
    public void connect(@Nullable SocketAddress ignored) throws IOException {
        connect(ignored, 0);
    }

    @Override
    public void connect(@Nullable SocketAddress ignored, int timeout) throws IOException {
        try {
            channel.connect(address);
            connected = true;
        } catch (SocketException e) {
            close();
            throw e;
        } catch (IOException e) {
            close();
            throw new ConnectException("No server at " + address + ": " + e.getMessage());
        }
    }

    @Override
    public InputStream getInputStream() {
        return new Input();
    }

    @Override
    public OutputStream getOutputStream() {
        return new Output();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        var opened = selector;
        if (opened != null) {
            opened.close();
        }
    }

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void setSoTimeout(int timeout) {
        readTimeout = timeout;
    }

    @Override
    public int getSoTimeout() {
        return readTimeout;
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public boolean isBound() {
        return connected;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public SocketChannel getChannel() {
        return channel;
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return null;
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return address;
    }

    @Override
    public int getSendBufferSize() {
        return BUFFER_SIZE;
    }

    @Override
    public int getReceiveBufferSize() {
        return BUFFER_SIZE;
    }

    @Override
    public void setSendBufferSize(int size) {}

    @Override
    public void setReceiveBufferSize(int size) {}

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public boolean getTcpNoDelay() {
        return true;
    }

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public boolean getKeepAlive() {
        return false;
    }

    @Override
    public void setSoLinger(boolean on, int linger) {}

    @Override
    public void setReuseAddress(boolean on) {}

    @Override
    public void setTrafficClass(int trafficClass) {}

    @Override
    public String toString() {
        return "UnixSocket[" + address + "]";
    }

    private int readWithin(ByteBuffer buffer, int millis) throws IOException {
        var waiting = selector;
        if (waiting == null) {
            waiting = Selector.open();
            selector = waiting;
        }
        channel.configureBlocking(false);
        SelectionKey key = null;
        try {
            int count = channel.read(buffer);
            if (count != 0) {
                return count;
            }
            key = channel.register(waiting, SelectionKey.OP_READ);
            long deadline = System.nanoTime() + millis * 1_000_000L;
            do {
                long left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
                if (left <= 0) {
                    throw new SocketTimeoutException("Nothing to read from " + address + " for " + millis + " ms");
                }
                waiting.select(left);
                waiting.selectedKeys().clear();
                if (Thread.currentThread().isInterrupted()) {
                    close();
                    throw new ClosedByInterruptException();
                }
                count = channel.read(buffer);
            } while (count == 0);
            return count;
        } catch (ClosedSelectorException | CancelledKeyException e) {
            // Closed by another thread meanwhile; the driver expects an IOException for that.
            throw new AsynchronousCloseException();
        } finally {
            if (channel.isOpen()) {
                if (key != null) {
                    // A channel cannot block again before the selector has let go of it.
                    key.cancel();
                    waiting.selectNow();
                }
                channel.configureBlocking(true);
            }
        }
    }

    private final class Input extends InputStream {

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            var buffer = ByteBuffer.wrap(target, offset, length);
            int timeout = readTimeout;
            return timeout == 0 ? channel.read(buffer) : readWithin(buffer, timeout);
        }

        @Override
        public void close() throws IOException {
            UnixSocket.this.close();
        }
    }

    private final class Output extends OutputStream {

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            var buffer = ByteBuffer.wrap(source, offset, length);
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0) {
                    // Full, while another thread reads with a time-out and so has made the channel non-blocking.
                    LockSupport.parkNanos(50_000);
                }
            }
        }

        @Override
        public void close() throws IOException {
            UnixSocket.this.close();
        }
    }
}
