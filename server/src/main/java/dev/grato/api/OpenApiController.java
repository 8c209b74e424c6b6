package dev.grato.api;

import dev.grato.platform.Actor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of this very workspace's API, custom objects included.
@RestController
class OpenApiController {

    private final Objects objects;
    private final List<OpenApiContribution> contributions;

    OpenApiController(Objects objects, ObjectProvider<OpenApiContribution> contributions) {
        this.objects = objects;
        this.contributions = contributions.orderedStream().toList();
    }

    @SignedInOnly
    @GetMapping({"/api/v1/openapi.json", "/openapi.json"})
    Map<String, @Nullable Object> document(Actor actor) {
        return OpenApiDocument.of(
                objects.visible(actor), (object, field) -> objects.mayWrite(actor, object, field), contributions);
    }
}
