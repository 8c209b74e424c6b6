package dev.grato.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Sends what no decent HTTP client would send, one connection for each request.
final class RawHttp {

    /// @param status 0 when the connection was closed without an answer
    record Answer(int status, String head, String body) {

        String header(String name) {
            for (var line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    return line.substring(name.length() + 1).strip();
                }
            }
            return "";
        }
    }

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    Answer send(String method, String target, List<String> headers, byte[] body) {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body != null && headers.stream().noneMatch(header -> header.startsWith("Content-Length"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            var bytes = new ByteArrayOutputStream();
            bytes.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            if (body != null) {
                bytes.write(body);
            }
            try {
                out.write(bytes.toByteArray());
                socket.shutdownOutput();
            } catch (SocketException closedEarly) {
                // refused before all was sent; the answer may be there already
            }
            return read(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target, e);
        }
    }

    private static Answer read(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketException reset) {
            // what came before counts
        }
        var all = bytes.toByteArray();
        var text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, text, "");
        }
        var head = text.substring(0, end);
        var body = Arrays.copyOfRange(all, end + 4, all.length);
        if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            body = unchunked(body);
        }
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] unchunked(byte[] chunks) {
        var whole = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length) {
            int end = at;
            while (chunks[end] != '\r') {
                end++;
            }
            int size = Integer.parseInt(new String(chunks, at, end - at, StandardCharsets.ISO_8859_1).strip(), 16);
            whole.write(chunks, end + 2, size);
            at = end + 2 + size + 2;
            if (size == 0) {
                break;
            }
        }
        return whole.toByteArray();
    }
}
