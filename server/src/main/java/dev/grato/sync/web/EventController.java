package dev.grato.sync.web;

import dev.grato.access.SignedIn;
import dev.grato.api.SignedInOnly;
import dev.grato.sync.Devices;
import dev.grato.sync.internal.Listeners;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells devices that there may be something new.
@RestController
@RequestMapping("/api/v1/sync")
class EventController {

    private final Listeners listeners;
    private final Devices devices;

    EventController(Listeners listeners, Devices devices) {
        this.listeners = listeners;
        this.devices = devices;
    }

    /// @param parameter the device, for browsers, which send no headers of their own when they listen
    @SignedInOnly
    @GetMapping("/events")
    SseEmitter events(
            @RequestHeader(name = Devices.HEADER, required = false) @Nullable String header,
            @RequestParam(name = "device", required = false) @Nullable String parameter,
            SignedIn signedIn,
            HttpServletResponse response) {
        var device = devices.require(signedIn.actor(), header == null ? parameter : header);
        response.setHeader("X-Accel-Buffering", "no");
        return listeners.listen(signedIn, device.id());
    }
}
