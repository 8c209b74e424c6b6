package dev.grato.api;

import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import dev.grato.platform.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// Answers what never reached the application, such as addresses that are none.
///
/// Public with a public constructor only because Tomcat makes it by its name.
public final class TomcatProblems extends ErrorReportValve {

    private static final Messages MESSAGES = Messages.load();

    public TomcatProblems() {}

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status == 501) {
            // a transfer encoding nobody knows is the sender's fault, not ours
            status = 400;
            response.setStatus(status);
        }
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var code = switch (status) {
            case 404 -> ApiError.ADDRESS_UNKNOWN;
            case 405 -> ApiError.METHOD_NOT_ALLOWED;
            case 413 -> ApiError.BODY_TOO_LARGE;
            case 500 -> ApiError.UNEXPECTED;
            case 503 -> ApiError.NOT_READY;
            default -> ApiError.BAD_REQUEST;
        };
        var header = request.getHeader("Accept-Language");
        var locale = Messages.asked(header).orElse(Locale.ENGLISH);
        var problem = new Problems(MESSAGES).problem(new GratoException(code), locale);
        problem.put("status", status);
        // none of our filters was asked, and what came may be no address at all
        SecurityHeaders.of("/api/", request.isSecure()).forEach(response::setHeader);
        response.setContentType(Problems.MEDIA_TYPE);
        var body = Json.write(problem).getBytes(StandardCharsets.UTF_8);
        try {
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("nobody waits for the answer any more", gone);
        }
    }
}
