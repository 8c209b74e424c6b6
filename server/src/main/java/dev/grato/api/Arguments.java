package dev.grato.api;

import dev.grato.access.AccessError;
import dev.grato.access.SignedIn;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers what they ask for by type: [Actor], [SignedIn], [JsonBody].
final class Arguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == Actor.class || type == SignedIn.class || type == JsonBody.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not an HTTP request");
        }
        if (parameter.getParameterType() == JsonBody.class) {
            return Bodies.json(request);
        }
        var signedIn = Requests.signedIn(request);
        if (signedIn == null) {
            throw new GratoException(AccessError.SIGN_IN_NEEDED);
        }
        return parameter.getParameterType() == Actor.class ? signedIn.actor() : signedIn;
    }
}
