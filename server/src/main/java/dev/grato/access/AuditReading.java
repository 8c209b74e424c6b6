package dev.grato.access;

import dev.grato.access.internal.PersonRepository;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.AuditQuestion;
import dev.grato.platform.AuditQuestion.Place;
import dev.grato.platform.AuditVerification;
import dev.grato.platform.Ids;
import dev.grato.platform.RecordedEvent;
import dev.grato.platform.SecurityEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Reads the audit log: through an opening, or what is recorded about oneself.
@Service
public final class AuditReading {

    private static final int EXPORT_PAGE = 1_000;

    private final AuditOpenings openings;
    private final PersonRepository people;
    private final Audit audit;
    private final Clock clock;

    public AuditReading(AuditOpenings openings, PersonRepository people, Audit audit, Clock clock) {
        this.openings = openings;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /// Events with the names of those they mention.
    ///
    /// @param names of users, identities and tokens, by id, as far as they are known
    public record Page(List<RecordedEvent> events, Map<UUID, String> names) {

        public Page {
            events = List.copyOf(events);
            names = Map.copyOf(names);
        }
    }

    /// The next events of an opening, newest first; this look is an event itself.
    ///
    /// @throws dev.grato.platform.GratoException with [AccessError#OPENING_NOT_FOUND] or
    ///     [AccessError#OPENING_NOT_OPEN]
    public Page read(Actor actor, UUID opening, Set<String> kinds, @Nullable Place before, int limit) {
        var open = openings.requireOpen(actor, opening);
        audit.record(AuditOpenings.about(SecurityEvent.by(actor, "audit.read"), open)
                .with("kinds", List.copyOf(new TreeSet<>(kinds))));
        return page(actor, audit.events(question(actor, open, kinds, before, limit)));
    }

    /// Hands on all events of an opening, newest first; the export is an event itself.
    public void export(Actor actor, UUID opening, Consumer<RecordedEvent> line) {
        var open = openings.requireOpen(actor, opening);
        audit.record(AuditOpenings.about(SecurityEvent.by(actor, "audit.exported"), open));
        var question = question(actor, open, Set.of(), null, EXPORT_PAGE);
        for (var page = audit.events(question); !page.isEmpty(); page = audit.events(question)) {
            page.forEach(line);
            question = question.after(page.getLast());
        }
    }

    private AuditQuestion question(
            Actor actor, AuditOpening opening, Set<String> kinds, @Nullable Place before, int limit) {
        var about = opening.about();
        var persons = about == null ? null : people.idsOf(actor.workspace(), about);
        return new AuditQuestion(actor.workspace(), opening.from(), opening.to(), persons, kinds, before, limit);
    }

    /// What is recorded about the caller in this workspace and about their identity, newest first. Needs no reason.
    public Page own(Actor actor, @Nullable Place before, int limit) {
        var user = actor.userId();
        if (user == null) {
            return new Page(List.of(), Map.of());
        }
        var question = new AuditQuestion(
                actor.workspace(),
                Instant.EPOCH,
                clock.instant().plusSeconds(60),
                people.idsOf(actor.workspace(), user),
                Set.of(),
                before,
                limit);
        return page(actor, audit.events(question));
    }

    private Page page(Actor actor, List<RecordedEvent> events) {
        var ids = new HashSet<UUID>();
        for (var event : events) {
            add(ids, event.actor());
            add(ids, event.user());
            add(ids, event.concerned());
            event.details().values().forEach(value -> Ids.parse(value).ifPresent(ids::add));
        }
        return new Page(events, people.names(actor.workspace(), ids));
    }

    private static void add(Set<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }

    /// Whether the workspace's chain holds; tells nothing of what is in it, so it needs no opening.
    public AuditVerification verify(Actor actor, long after) {
        AuditOpenings.requireAdministrator(actor);
        return audit.verify(actor.workspace(), after);
    }

    /// What became of the event that was the newest when something was exported.
    public Audit.Trace trace(Actor actor, long number, String hash) {
        AuditOpenings.requireAdministrator(actor);
        return audit.trace(actor.workspace(), number, hash);
    }

    /// The newest event of the workspace's chain.
    public Audit.Newest newest(Actor actor) {
        return audit.newest(actor.workspace());
    }

    /// A signature for the last line of an export, of this workspace only.
    public String sign(Actor actor, String text) {
        return audit.sign(signed(actor, text));
    }

    public boolean isSigned(Actor actor, String text, String signature) {
        return audit.isSigned(signed(actor, text), signature);
    }

    private static String signed(Actor actor, String text) {
        return actor.workspace().id() + " " + text;
    }
}
