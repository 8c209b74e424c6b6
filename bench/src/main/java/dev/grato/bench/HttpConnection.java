package dev.grato.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One kept-alive connection that sends bytes made beforehand and reads whole answers.
///
/// The load comes from the machine that is measured, so the client must cost as little as can be: no library.
final class HttpConnection implements AutoCloseable {

    /// @param headers all of them, as sent, in lower case
    record Answer(int status, String headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final int port;
    private Socket socket;
    private InputStream in;

    HttpConnection(int port) throws IOException {
        this.port = port;
        socket = open(port);
        in = input(socket);
    }

    private static Socket open(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(120_000);
        return socket;
    }

    private static InputStream input(Socket socket) throws IOException {
        return new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    static byte[] request(String method, String path, @Nullable String json, String... headers) {
        var body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
        var head =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        if (json != null) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        var start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        var whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    /// Sends a request and reads the whole answer; connects again when the server ends the connection with it.
    Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var status = line();
        var headers = new StringBuilder();
        int length = 0;
        boolean isChunked = false;
        boolean isLast = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                isChunked = true;
            } else if (lower.startsWith("connection:") && lower.contains("close")) {
                isLast = true;
            }
            headers.append(header).append('\n');
        }
        var body = isChunked ? chunks() : in.readNBytes(length);
        if (isLast) {
            socket.close();
            socket = open(port);
            in = input(socket);
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), headers.toString(), body);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(32 * 1024);
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            body.writeBytes(in.readNBytes(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
