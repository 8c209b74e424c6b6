package dev.grato.sync.web;

import dev.grato.access.AccessError;
import dev.grato.api.Requests;
import dev.grato.platform.GratoException;
import dev.grato.sync.Devices;
import dev.grato.sync.internal.SyncService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Gives controllers the [FromDevice] they ask for, or refuses the call: one that asks cannot forget to look.
///
/// The answer tells by which schema it was made, so that a device does not take rows that were masked in another
/// way.
///
/// Browsers send no headers of their own when they listen to a stream; there the parameter `device` may name it.
@Configuration(proxyBeanMethods = false)
class FromDeviceArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String PARAMETER = "device";
    private static final String SCHEMA = "Grato-Schema";

    private final Devices devices;
    private final SyncService sync;

    FromDeviceArgument(Devices devices, SyncService sync) {
        this.devices = devices;
        this.sync = sync;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == FromDevice.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        var signedIn = request == null ? null : Requests.signedIn(request);
        if (request == null || signedIn == null) {
            throw new GratoException(AccessError.SIGN_IN_NEEDED);
        }
        var header = request.getHeader(Devices.HEADER);
        var method = parameter.getMethod();
        boolean isStream = method != null && method.getReturnType() == SseEmitter.class;
        var named = header == null && isStream ? request.getParameter(PARAMETER) : header;
        var device = devices.require(signedIn.actor(), named);
        var response = webRequest.getNativeResponse(HttpServletResponse.class);
        if (response != null) {
            response.setHeader(SCHEMA, sync.schemaHash(signedIn.actor()));
        }
        return new FromDevice(signedIn, device);
    }
}
