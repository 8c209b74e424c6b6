package dev.grato.access.internal;

import dev.grato.access.AccessModel;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Mail;
import dev.grato.platform.Mail.Delivery;
import dev.grato.platform.MailMessage;
import dev.grato.platform.Messages;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.records.Records;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes to people about their identity, in their language.
@Component
public final class Letters {

    private final Mail mail;
    private final Messages messages;
    private final IdentityRepository identities;
    private final Workspaces workspaces;
    private final Records records;

    public Letters(
            Mail mail, Messages messages, IdentityRepository identities, Workspaces workspaces, Records records) {
        this.mail = mail;
        this.messages = messages;
        this.identities = identities;
        this.workspaces = workspaces;
        this.records = records;
    }

    /// Tells the person that something was changed in how they come in.
    public void notice(UUID identity, String kind) {
        identities.find(identity).ifPresent(row -> send(null, kind, row.email(), locale(identity), Map.of(), null));
    }

    /// Sends the link, or says that it does not go out.
    public Delivery link(
            @Nullable Workspace workspace,
            String kind,
            String to,
            Locale locale,
            Map<String, String> args,
            String path) {
        return send(workspace, kind, to, locale, args, mail.address(path).orElse(path));
    }

    private Delivery send(
            @Nullable Workspace workspace,
            String kind,
            String to,
            Locale locale,
            Map<String, String> args,
            @Nullable String link) {
        return mail.send(MailMessage.written(messages, workspace, kind, to, locale, args, link));
    }

    /// The language of the person: their user's in the first workspace they work in, else that workspace's.
    public Locale locale(UUID identity) {
        return identities.memberships(identity).stream()
                .map(membership ->
                        workspace(membership.workspace()).map(workspace -> locale(workspace, membership.user())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /// The language of a user, else of the workspace.
    public Locale locale(Workspace workspace, UUID user) {
        return records.find(Actor.system(workspace), AccessModel.USER, user)
                .map(record -> record.value("locale"))
                .filter(String.class::isInstance)
                .map(tag -> Locale.forLanguageTag((String) tag))
                .orElse(workspace.locale());
    }

    private Optional<Workspace> workspace(UUID id) {
        try {
            return Optional.of(workspaces.require(id));
        } catch (GratoException dropped) {
            return Optional.empty();
        }
    }
}
