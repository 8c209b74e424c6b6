package dev.grato.exchange.web;

import dev.grato.access.Abilities;
import dev.grato.api.Requires;
import dev.grato.exchange.Disclosures;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is kept about a person, for the person.
@RestController
@RequestMapping("/api/v1")
class DisclosureController {

    private final Disclosures disclosures;
    private final Models models;
    private final AccessPolicy access;

    DisclosureController(Disclosures disclosures, Models models, AccessPolicy access) {
        this.disclosures = disclosures;
        this.models = models;
        this.access = access;
    }

    @Requires(Abilities.EXPORT)
    @GetMapping("/{object}/{id}/disclosure")
    void disclose(@PathVariable String object, @PathVariable String id, Actor actor, HttpServletResponse response)
            throws IOException {
        var type = models.current(actor.workspace())
                .objectAt(object)
                .filter(known -> access.knows(actor, known))
                .orElseThrow(() -> new GratoException(RecordsError.UNKNOWN_OBJECT, Map.of("object", object)));
        var record = Ids.parse(id).orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
        var found = disclosures.gather(actor, type.name(), record);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + record + ".zip\"");
        disclosures.write(actor, found, response.getOutputStream());
    }
}
