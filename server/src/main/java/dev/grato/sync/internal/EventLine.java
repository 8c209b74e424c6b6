package dev.grato.sync.internal;

import dev.grato.platform.Json;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// A line of server-sent events.
final class EventLine implements Listener.Line {

    private final SseEmitter emitter;

    EventLine(SseEmitter emitter) {
        this.emitter = emitter;
    }

    @Override
    public void poke(String scope, String head) throws IOException {
        emitter.send(SseEmitter.event().name("poke").data(Json.write(Map.of("scope", scope, "head", head))));
    }

    @Override
    public void comment() throws IOException {
        emitter.send(SseEmitter.event().comment("here"));
    }

    @Override
    public void close() {
        emitter.complete();
    }
}
