package dev.grato.access;

import dev.grato.platform.Audit;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Copies of a workspace to practise in, where nothing goes out.
@Service
public final class PracticeSpaces {

    private static final int LONGEST_NAME = 100;

    private final Workspaces workspaces;
    private final Identities identities;

    private final Audit audit;

    public PracticeSpaces(Workspaces workspaces, Identities identities, Audit audit) {
        this.workspaces = workspaces;
        this.identities = identities;
        this.audit = audit;
    }

    /// Copies the workspace the caller is in; the caller becomes a member, as the same user.
    ///
    /// @throws GratoException with [AccessError#ABILITY_MISSING] without the ability to manage the model
    public Workspace copy(SignedIn signedIn, String slug, String name) {
        var actor = signedIn.actor();
        Abilities.require(actor, Abilities.MANAGE_MODEL);
        var identity = signedIn.identity();
        if (identity == null) {
            throw new GratoException(AccessError.SIGN_IN_NEEDED);
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new GratoException(
                    AccessError.INVALID,
                    new Fault("name", name.isBlank() ? "required" : "tooLong", Map.of("max", LONGEST_NAME)));
        }
        var source = actor.workspace();
        var copy = workspaces.copy(
                source,
                new NewWorkspace(
                        slug, name.strip(), source.zone(), source.locale(), source.currency(), source.region(), true));
        audit.record(SecurityEvent.by(actor, "practiceSpace.created").with("slug", copy.slug()));
        identities.join(identity, copy.id(), signedIn.rights().user());
        return copy;
    }

    /// Drops one of the caller's practice spaces for good.
    ///
    /// @throws GratoException with [AccessError#NOT_A_MEMBER], [AccessError#NOT_A_PRACTICE_SPACE] or, for who may
    ///     not change the model where they are now, [AccessError#ABILITY_MISSING]
    public void drop(SignedIn signedIn, String slug) {
        Abilities.require(signedIn.actor(), Abilities.MANAGE_MODEL);
        var identity = signedIn.identity();
        if (identity == null) {
            throw new GratoException(AccessError.SIGN_IN_NEEDED);
        }
        var membership = identities.memberships(identity).stream()
                .filter(known -> known.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new GratoException(AccessError.NOT_A_MEMBER));
        if (!membership.isPractice()) {
            throw new GratoException(AccessError.NOT_A_PRACTICE_SPACE);
        }
        audit.record(SecurityEvent.by(signedIn.actor(), "practiceSpace.dropped").with("slug", slug));
        workspaces.drop(workspaces.require(membership.workspace()));
    }
}
