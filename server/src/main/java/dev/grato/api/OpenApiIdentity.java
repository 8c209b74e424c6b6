package dev.grato.api;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.OpenApiOperation.delete;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.patch;
import static dev.grato.api.OpenApiOperation.post;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operations of invitations, password resets, second factors and what belongs to them.
final class OpenApiIdentity {

    private static final String ROOT = OpenApiOperations.ROOT;

    private OpenApiIdentity() {}

    static List<OpenApiOperation> operations() {
        var all = new ArrayList<OpenApiOperation>();
        all.addAll(invitations());
        all.addAll(resets());
        all.addAll(secondFactors());
        all.addAll(settings());
        return all;
    }

    private static List<OpenApiOperation> invitations() {
        var all = ROOT + "/invitations";
        var one = ROOT + "/invitation";
        var sent = map(
                "type",
                "object",
                "properties",
                map(
                        "id",
                        format("uuid"),
                        "user",
                        format("uuid"),
                        "email",
                        format("email"),
                        "expiresAt",
                        format("date-time"),
                        "delivery",
                        choice(List.of("mail", "link", "swallowed")),
                        "link",
                        orNull(text())));
        var wanted = object(
                List.of(),
                "email",
                format("email"),
                "name",
                text(),
                "role",
                format("uuid"),
                "team",
                orNull(format("uuid")),
                "locale",
                orNull(choice(List.of("en", "es", "it"))),
                "user",
                format("uuid"));
        var acceptance = object(
                List.of("token"),
                "token",
                text(),
                "name",
                orNull(text()),
                "password",
                orNull(text()),
                "code",
                orNull(text()),
                "recoveryCode",
                orNull(text()));
        return List.of(
                get(all, "listInvitations", "The open invitations").answers(200, "The invitations", items()),
                post(all, "invite", "Invites somebody new, or with `user` a user who cannot sign in yet")
                        .body(wanted)
                        .answers(201, "The invitation; with its link where no mail goes out", sent),
                post(all + "/{id}/resend", "resendInvitation", "Sends another link; the one before is void")
                        .answers(200, "The invitation", sent),
                delete(all + "/{id}", "revokeInvitation", "Makes the link void").answersEmpty(204, "Done"),
                get(one, "readInvitation", "What an invitation is for")
                        .openToAll()
                        .query("token", text(), true, "From the link")
                        .answers(200, "The invitation", anyObject()),
                post(one, "acceptInvitation", "Accepts: makes an identity, or joins the one there is")
                        .openToAll()
                        .body(acceptance)
                        .answers(201, "A member now", anyObject()));
    }

    private static List<OpenApiOperation> resets() {
        var reset = ROOT + "/password-reset";
        return List.of(
                post(reset, "askForPasswordReset", "Mails a link, if there is such an e-mail; never says whether")
                        .openToAll()
                        .body(object(List.of("email"), "email", format("email")))
                        .answersEmpty(202, "Heard"),
                post(reset + "/confirm", "resetPassword", "Sets a new password and signs out everywhere")
                        .openToAll()
                        .body(object(List.of("token", "password"), "token", text(), "password", text()))
                        .answersEmpty(204, "Done"),
                post(ROOT + "/users/{id}/password-reset", "helpWithPassword", "Mails or gives a member's reset link")
                        .forSessions()
                        .answers(200, "How it goes to the member", anyObject()));
    }

    private static List<OpenApiOperation> secondFactors() {
        var own = ROOT + "/me/second-factor";
        var both =
                object(List.of("password"), "password", text(), "code", orNull(text()), "recoveryCode", orNull(text()));
        var codes = map("type", "object", "properties", map("recoveryCodes", list(text())));
        return List.of(
                get(own, "readSecondFactor", "Whether there is one, and what the workspace asks")
                        .forSessions()
                        .answers(
                                200,
                                "The state",
                                map("type", "object", "properties", map("isOn", flag(), "policy", policies()))),
                post(own, "beginSecondFactor", "Makes a secret for an authenticator app; not in force yet")
                        .forSessions()
                        .body(object(List.of("password"), "password", text()))
                        .answers(
                                201,
                                "The secret, this once",
                                map("type", "object", "properties", map("secret", text(), "uri", text()))),
                post(own + "/confirm", "confirmSecondFactor", "Puts it in force")
                        .forSessions()
                        .body(object(List.of("code"), "code", text()))
                        .answers(200, "The recovery codes, this once", codes),
                post(own + "/remove", "removeSecondFactor", "Removes it")
                        .forSessions()
                        .body(both)
                        .answersEmpty(204, "Done"),
                post(own + "/recovery-codes", "renewRecoveryCodes", "Makes new recovery codes")
                        .forSessions()
                        .body(both)
                        .answers(200, "The recovery codes, this once", codes),
                delete(ROOT + "/users/{id}/second-factor", "helpWithSecondFactor", "Removes a member's second factor")
                        .forSessions()
                        .answersEmpty(204, "Done"));
    }

    private static List<OpenApiOperation> settings() {
        var workspace = ROOT + "/workspace";
        var changeable = new LinkedHashMap<>(map(
                "name",
                text(100),
                "zone",
                text(100),
                "locale",
                choice(List.of("en", "es", "it")),
                "currency",
                text(3),
                "region",
                text(2),
                "secondFactor",
                policies()));
        var settings = new LinkedHashMap<>(changeable);
        settings.put("slug", text());
        return List.of(
                get(workspace, "readWorkspace", "The settings of the present workspace")
                        .answers(200, "The settings", map("type", "object", "properties", settings)),
                patch(workspace, "changeWorkspace", "Changes the settings of the present workspace")
                        .body(object(List.of(), changeable))
                        .answers(200, "The settings", map("type", "object", "properties", settings)),
                get(ROOT + "/mail/outbox", "listUnsentMail", "Mail that did not go out")
                        .answers(200, "The messages", items()));
    }

    private static Map<String, @Nullable Object> policies() {
        return choice(List.of("optional", "required"));
    }

    private static Map<String, @Nullable Object> items() {
        return map("type", "object", "properties", map("items", list(anyObject())));
    }
}
