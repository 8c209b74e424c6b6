package dev.grato.programme.web;

import dev.grato.api.SignedInOnly;
import dev.grato.platform.Actor;
import dev.grato.programme.Holes;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The empty places of the programme, sent to who can fill them.
@RestController
@RequestMapping("/api/v1/programme/holes")
class HoleController {

    private final Holes holes;

    HoleController(Holes holes) {
        this.holes = holes;
    }

    @SignedInOnly
    @PostMapping("/send")
    Map<String, Object> send(Actor actor) {
        var sent = holes.send(actor);
        return Map.of("user", sent.user().toString(), "holes", sent.holes());
    }
}
