package dev.grato.api;

import dev.grato.access.AccessModel;
import dev.grato.platform.Actor;
import dev.grato.platform.Mail;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Mail that did not go out.
@RestController
@RequestMapping("/api/v1/mail")
class MailController {

    private final Mail mail;

    MailController(Mail mail) {
        this.mail = mail;
    }

    @Requires(AccessModel.ADMINISTRATOR)
    @GetMapping("/outbox")
    Map<String, Object> outbox(Actor actor) {
        return Map.of(
                "items",
                mail.unsent(actor.workspace()).stream()
                        .map(MailController::listed)
                        .toList());
    }

    private static Map<String, @Nullable Object> listed(Mail.Unsent message) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("id", message.id().toString());
        item.put("kind", message.kind());
        item.put("recipient", message.recipient());
        item.put("state", message.state());
        item.put("attempts", message.attempts());
        item.put("problem", message.problem());
        item.put("createdAt", message.createdAt().toString());
        return item;
    }
}
