package dev.grato.access;

import dev.grato.access.internal.NoticeRepository;
import dev.grato.access.internal.PersonRepository;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspace;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What Grato tells single users. Each sees their own, and nobody else sees whether they have.
@Service
public final class Notices {

    private static final UUID NOBODY = new UUID(0, 0);

    private final NoticeRepository repository;
    private final PersonRepository people;
    private final Clock clock;

    public Notices(NoticeRepository repository, PersonRepository people, Clock clock) {
        this.repository = repository;
        this.people = people;
        this.clock = clock;
    }

    /// Leaves a notice for the user.
    ///
    /// @param kind its text is under `notice.<kind>`
    /// @param details what the text mentions, by name
    public void tell(Workspace workspace, UUID user, String kind, Map<String, Object> details) {
        repository.create(workspace, user, new Notice(Ids.next(), kind, Map.copyOf(details), clock.instant(), null));
    }

    /// The caller's notices, newest first; those acknowledged more than 90 days ago are gone.
    ///
    /// @param before only those older than this one
    public List<Notice> list(Actor actor, int limit, @Nullable UUID before) {
        return repository.list(actor.workspace(), user(actor), limit, before);
    }

    /// Says that the caller has seen it; again changes nothing.
    ///
    /// @throws GratoException with [AccessError#NOTICE_NOT_FOUND]
    public void acknowledge(Actor actor, UUID notice) {
        if (!repository.acknowledge(actor.workspace(), user(actor), notice, clock.instant())) {
            throw new GratoException(AccessError.NOTICE_NOT_FOUND);
        }
    }

    /// The names of the users the notices mention, by id.
    public Map<UUID, String> names(Actor actor, List<Notice> mentioning) {
        var ids = new HashSet<UUID>();
        mentioning.forEach(notice ->
                notice.details().values().forEach(value -> Ids.parse(value).ifPresent(ids::add)));
        return people.names(actor.workspace(), ids);
    }

    private static UUID user(Actor actor) {
        var user = actor.userId();
        return user == null ? NOBODY : user;
    }
}
