package dev.grato.api;

import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.filter.OncePerRequestFilter;

/// The first filter: refuses what no endpoint wants (broken encodings, NUL, too much) and lets no failure of the
/// filters behind it leave without a problem.
final class RequestGuard extends OncePerRequestFilter {

    private static final int LONGEST_QUERY = 16_384;

    private final Problems problems;
    private final ApiProperties properties;

    RequestGuard(Problems problems, ApiProperties properties) {
        this.problems = problems;
        this.properties = properties;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            checkQuery(request.getQueryString());
            long limit = limit(request);
            if (request.getContentLengthLong() > limit) {
                throw tooLarge(limit);
            }
            chain.doFilter(new Limited(request, limit), response);
        } catch (GratoException refusal) {
            problems.answer(request, response, refusal);
        } catch (RuntimeException | ServletException failure) {
            var refusal = refusalIn(failure);
            if (refusal != null) {
                problems.answer(request, response, refusal);
            } else {
                problems.bug(request, response, failure);
            }
        }
    }

    private static @Nullable GratoException refusalIn(Throwable failure) {
        if (failure instanceof InvalidParameterException || failure instanceof RequestRejectedException) {
            return bad("badParameters", Map.of());
        }
        var cause = failure.getCause();
        return cause instanceof GratoException refusal ? refusal : cause == null ? null : refusalIn(cause);
    }

    private long limit(HttpServletRequest request) {
        var path = request.getRequestURI();
        var type = request.getContentType();
        if (path.equals("/api/v1/imports") || path.equals("/api/v1/invoice-imports")) {
            return properties.maxImportSize().toBytes();
        }
        if (type != null && type.startsWith("multipart/") || path.endsWith("/files")) {
            return properties.maxUploadSize().toBytes();
        }
        return path.endsWith("/batch") || path.equals("/api/v1/sync/push")
                ? properties.maxBatchBodySize().toBytes()
                : properties.maxBodySize().toBytes();
    }

    private static GratoException tooLarge(long limit) {
        return new GratoException(ApiError.BODY_TOO_LARGE, Map.of("limit", limit));
    }

    /// Tomcat would put replacement characters where the encoding is broken; better to say so.
    private static void checkQuery(@Nullable String query) {
        if (query == null) {
            return;
        }
        if (query.length() > LONGEST_QUERY) {
            throw bad("queryTooLong", Map.of("max", LONGEST_QUERY));
        }
        var bytes = new byte[query.length() * 3];
        int count = 0;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '%') {
                int high = i + 2 < query.length() ? Character.digit(query.charAt(i + 1), 16) : -1;
                int low = i + 2 < query.length() ? Character.digit(query.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw bad("badPercentEncoding", Map.of("offset", i));
                }
                bytes[count++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[count++] = (byte) c;
            }
            if (bytes[count - 1] == 0) {
                throw bad("nulCharacter", Map.of("offset", i));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, count));
        } catch (CharacterCodingException broken) {
            throw bad("badPercentEncoding", Map.of("offset", 0));
        }
    }

    /// A refusal of the address's query, such as Tomcat's when it has a parameter without a name, or too many.
    static GratoException bad(String code, Map<String, Object> args) {
        return new GratoException(ApiError.BAD_REQUEST, new Fault("?", code, args));
    }

    /// Counts what is read, for bodies that do not say how long they are.
    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;
        private @Nullable ServletInputStream counted;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (counted == null) {
                counted = new Counted(super.getInputStream(), limit);
            }
            return counted;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream source;
        private final long limit;
        private long count;

        Counted(ServletInputStream source, long limit) {
            this.source = source;
            this.limit = limit;
        }

        /// A client that stops in the middle, or sends chunks that are none.
        private static GratoException brokenOff() {
            return new GratoException(ApiError.BAD_REQUEST, new Fault("", "bodyBrokenOff"));
        }

        private int counted(int read) {
            count += Math.max(0, read);
            if (count > limit) {
                throw tooLarge(limit);
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            try {
                int read = source.read();
                counted(read < 0 ? 0 : 1);
                return read;
            } catch (IOException unreadable) {
                throw brokenOff();
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return counted(source.read(target, offset, length));
            } catch (IOException unreadable) {
                throw brokenOff();
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
