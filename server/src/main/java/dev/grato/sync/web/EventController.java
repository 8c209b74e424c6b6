package dev.grato.sync.web;

import dev.grato.api.SignedInOnly;
import dev.grato.sync.internal.Listeners;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells devices that there may be something new.
@RestController
@RequestMapping("/api/v1/sync")
class EventController {

    private final Listeners listeners;

    EventController(Listeners listeners) {
        this.listeners = listeners;
    }

    @SignedInOnly
    @GetMapping("/events")
    SseEmitter events(FromDevice from, HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        return listeners.listen(from.signedIn(), from.device().id());
    }
}
