package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.access.Identities;
import dev.grato.access.PracticeSpaces;
import dev.grato.access.SignedIn;
import dev.grato.platform.GratoException;
import dev.grato.platform.Workspace;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The caller's workspaces, and practice spaces.
@RestController
@RequestMapping("/api/v1/workspaces")
class WorkspaceController {

    private final Identities identities;
    private final PracticeSpaces practice;

    WorkspaceController(Identities identities, PracticeSpaces practice) {
        this.identities = identities;
        this.practice = practice;
    }

    @SignedInOnly
    @GetMapping
    Map<String, Object> list(SignedIn signedIn) {
        var identity = signedIn.identity();
        if (identity == null) {
            return Map.of("items", List.of(item(signedIn.actor().workspace())));
        }
        return Map.of(
                "items",
                identities.memberships(identity).stream()
                        .map(membership -> Map.<String, Object>of(
                                "id", membership.workspace().toString(),
                                "slug", membership.slug(),
                                "name", membership.name(),
                                "isPractice", membership.isPractice()))
                        .toList());
    }

    private static Map<String, Object> item(Workspace workspace) {
        return Map.of(
                "id", workspace.id().toString(),
                "slug", workspace.slug(),
                "name", workspace.name(),
                "isPractice", workspace.isPractice());
    }

    /// Copies the present workspace for practice.
    @Requires(Abilities.MANAGE_MODEL)
    @PostMapping
    ResponseEntity<Map<String, Object>> copy(JsonBody body, SignedIn signedIn) {
        body.object("slug", "name");
        var slug = body.text("slug");
        var name = body.text("name");
        needsSession(signedIn);
        return ResponseEntity.status(HttpStatus.CREATED).body(item(practice.copy(signedIn, slug, name)));
    }

    @Requires(Abilities.MANAGE_MODEL)
    @DeleteMapping("/{slug}")
    ResponseEntity<Void> drop(@PathVariable String slug, SignedIn signedIn) {
        needsSession(signedIn);
        practice.drop(signedIn, slug);
        return ResponseEntity.noContent().build();
    }

    private static void needsSession(SignedIn signedIn) {
        if (signedIn.identity() == null) {
            throw new GratoException(ApiError.SESSION_NEEDED);
        }
    }
}
