package dev.grato.api;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/// The one place where exceptions of controllers become problems.
@RestControllerAdvice
class ProblemAdvice {

    private final Problems problems;
    private final AccessTexts texts;

    ProblemAdvice(Problems problems, AccessTexts texts) {
        this.problems = problems;
        this.texts = texts;
    }

    @ExceptionHandler
    void answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof AsyncRequestNotUsableException) {
            return;
        }
        if (failure instanceof HttpRequestMethodNotSupportedException wrongMethod) {
            var allowed = wrongMethod.getSupportedHttpMethods();
            if (allowed != null) {
                response.setHeader(
                        "Allow",
                        String.join(
                                ", ",
                                allowed.stream().map(String::valueOf).sorted().toList()));
            }
        }
        var refusal = refusal(failure, request);
        if (refusal != null) {
            boolean isForbidden = refusal.code().errorClass() == ErrorClass.FORBIDDEN;
            problems.answer(
                    request,
                    response,
                    refusal,
                    isForbidden
                            ? texts.explained(Requests.signedIn(request), refusal, Problems.locale(request))
                            : Map.of());
        } else {
            problems.bug(request, response, failure);
        }
    }

    private static @Nullable GratoException refusal(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case GratoException refusal -> refusal;
            case NoHandlerFoundException _ -> unknownAddress(request);
            case NoResourceFoundException _ -> unknownAddress(request);
            case HttpRequestMethodNotSupportedException wrong ->
                new GratoException(ApiError.METHOD_NOT_ALLOWED, Map.of("method", wrong.getMethod()));
            case HttpMediaTypeNotSupportedException _ -> new GratoException(ApiError.MEDIA_TYPE_UNSUPPORTED);
            case HttpMediaTypeNotAcceptableException _ -> new GratoException(ApiError.NOT_ACCEPTABLE);
            case MissingServletRequestParameterException missing ->
                invalid(missing.getParameterName(), "required", Map.of());
            case MissingServletRequestPartException missing ->
                invalid(missing.getRequestPartName(), "required", Map.of());
            case MissingRequestHeaderException missing -> invalid(missing.getHeaderName(), "required", Map.of());
            case MethodArgumentTypeMismatchException wrong -> mismatch(wrong);
            case MaxUploadSizeExceededException _ -> new GratoException(ApiError.BODY_TOO_LARGE);
            case InvalidParameterException _ -> RequestGuard.bad("badParameters", Map.of());
            case RequestRejectedException _ -> RequestGuard.bad("badParameters", Map.of());
            case MultipartException _ -> new GratoException(ApiError.BAD_REQUEST);
            case ServletRequestBindingException _ -> new GratoException(ApiError.BAD_REQUEST);
            case HttpMessageNotReadableException _ -> new GratoException(ApiError.BAD_JSON);
            case JacksonException _ -> new GratoException(ApiError.BAD_JSON);
            default -> findRefusal(failure);
        };
    }

    private static GratoException unknownAddress(HttpServletRequest request) {
        return new GratoException(ApiError.ADDRESS_UNKNOWN, Map.of("address", request.getRequestURI()));
    }

    /// An id in the address that is no id names nothing.
    private static GratoException mismatch(MethodArgumentTypeMismatchException wrong) {
        boolean isInAddress =
                wrong.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
        return isInAddress
                ? new GratoException(ApiError.ADDRESS_UNKNOWN, Map.of("address", String.valueOf(wrong.getValue())))
                : invalid(wrong.getName(), "wrongType", Map.of("expected", expected(wrong)));
    }

    private static String expected(MethodArgumentTypeMismatchException wrong) {
        var type = wrong.getRequiredType();
        return type == null ? "?" : type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static GratoException invalid(String path, String code, Map<String, Object> args) {
        return new GratoException(ApiError.INVALID, new Fault(path, code, args));
    }

    /// A refusal thrown inside a transaction or a callback arrives wrapped.
    private static @Nullable GratoException findRefusal(Throwable failure) {
        var cause = failure.getCause();
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof GratoException refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
