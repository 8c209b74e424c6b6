package dev.grato.access;

import dev.grato.access.Shares.Share;
import dev.grato.access.internal.PeopleRepository;
import dev.grato.access.internal.PeopleRepository.Person;
import dev.grato.access.internal.PeopleRepository.Team;
import dev.grato.access.internal.ShareRepository;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy.Action;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Explains who may do what with a record, and through what: the same rules as the policy, told for one record.
@Service
public final class WhoSees {

    private static final Set<String> PEOPLE = Set.of(AccessModel.USER, AccessModel.TEAM, AccessModel.ROLE);
    private static final int DEEPEST = 4;
    private static final int MOST_MEMBERS = 500;

    private final PeopleRepository people;
    private final ShareRepository shares;
    private final Records records;
    private final Models models;
    private final Clock clock;

    public WhoSees(PeopleRepository people, ShareRepository shares, Records records, Models models, Clock clock) {
        this.people = people;
        this.shares = shares;
        this.records = records;
        this.models = models;
        this.clock = clock;
    }

    /// Through what somebody reaches a record.
    public enum Way {
        ADMINISTRATOR,
        /// Their role reaches every record of the object.
        ALL,
        OWNER,
        ACCOUNT_TEAM,
        TEAM,
        TEAM_TREE,
        SHARE,
        TEAM_SHARE,
        /// They reach the record this one belongs to.
        INHERITED
    }

    /// One reason why somebody reaches a record.
    ///
    /// @param team the name of the team it is about
    /// @param until when it ends
    /// @param parent the object of the record this one belongs to, with the reason there
    public record Reason(
            Way way,
            @Nullable String team,
            @Nullable Instant until,
            @Nullable ObjectType parent,
            @Nullable Reason onParent) {

        private static Reason of(Way way) {
            return new Reason(way, null, null, null, null);
        }
    }

    /// Somebody who sees the record.
    public record Seer(UUID id, String name, Set<Action> actions, List<Reason> because) {}

    /// A team through which people see the record.
    public record TeamWay(
            UUID id, String name, Way way, @Nullable Instant until) {}

    /// @param me the actor, absent for the system
    /// @param users by name, from where the cursor stands
    public record Explanation(@Nullable Seer me, List<Seer> users, List<TeamWay> teams, boolean hasMore) {}

    /// What decides over one record, and over those it belongs to.
    private record Facts(
            ObjectType object,
            @Nullable UUID owner,
            @Nullable UUID team,
            Set<UUID> accountTeam,
            List<Share> shares,
            List<Link> parents) {}

    /// @param facts absent where the parent is in the trash
    private record Link(ObjectType object, @Nullable Facts facts) {}

    /// Who reaches the record, for who sees it themselves.
    ///
    /// @param after the user the last page ended with
    /// @throws GratoException with [RecordsError#NOT_FOUND]
    public Explanation explain(Actor actor, String object, UUID record, @Nullable UUID after, int limit) {
        if (records.find(actor, object, record).isEmpty()) {
            throw new GratoException(RecordsError.NOT_FOUND);
        }
        var model = models.current(actor.workspace());
        var facts = facts(actor, model, model.require(object), record, 0);
        if (facts == null) {
            throw new GratoException(RecordsError.NOT_FOUND);
        }
        var teams = people.teams(actor.workspace());
        var seers = new ArrayList<Seer>();
        for (var person : people.active(actor.workspace(), teams)) {
            var because = reasons(model, person.rights(), facts, Action.READ, teams, 0);
            if (!because.isEmpty()) {
                seers.add(new Seer(person.id(), person.name(), actions(model, person, facts, teams), because));
            }
        }
        int from = 0;
        while (after != null && from < seers.size() && !seers.get(from++).id().equals(after)) {
            // goes on behind the user the last page ended with
        }
        int to = Math.min(seers.size(), from + limit);
        var me = seers.stream()
                .filter(seer -> seer.id().equals(actor.userId()))
                .findFirst()
                .orElse(null);
        return new Explanation(me, seers.subList(from, to), ways(facts, teams), to < seers.size());
    }

    private static List<TeamWay> ways(Facts facts, Map<UUID, Team> teams) {
        var ways = new ArrayList<TeamWay>();
        var holder = facts.team() == null ? null : teams.get(facts.team());
        if (holder != null) {
            ways.add(new TeamWay(holder.id(), holder.name(), Way.TEAM, null));
        }
        for (var share : facts.shares()) {
            var team = share.team() == null ? null : teams.get(share.team());
            if (team != null) {
                ways.add(new TeamWay(team.id(), team.name(), Way.TEAM_SHARE, share.expiresAt()));
            }
        }
        return ways;
    }

    private @Nullable Facts facts(Actor actor, Model model, ObjectType object, UUID id, int depth) {
        var system = Actor.system(actor.workspace());
        var record = records.find(system, object.name(), id).orElse(null);
        if (record == null) {
            return null;
        }
        var members = new LinkedHashSet<UUID>();
        var accountTeam = object.accountTeam();
        if (accountTeam != null) {
            var filter =
                    Map.<String, @Nullable Object>of("field", accountTeam.record(), "op", "eq", "value", id.toString());
            records.query(system, Query.of(accountTeam.object(), filter, MOST_MEMBERS))
                    .items()
                    .forEach(member ->
                            Ids.parse(member.value(accountTeam.user())).ifPresent(members::add));
        }
        var links = new ArrayList<Link>();
        for (var parent : object.parents()) {
            var target = object.field(parent)
                    .map(field -> field.target())
                    .flatMap(model::object)
                    .orElse(null);
            var above = Ids.parse(record.value(parent)).orElse(null);
            if (target != null && above != null && depth < DEEPEST) {
                links.add(new Link(target, facts(actor, model, target, above, depth + 1)));
            }
        }
        return new Facts(
                object,
                object.isOwned() ? Ids.parse(record.value("owner")).orElse(null) : null,
                object.isOwned() ? Ids.parse(record.value("team")).orElse(null) : null,
                members,
                object.isOwned() ? shares.list(actor.workspace(), object.table(), id, clock.instant()) : List.of(),
                links);
    }

    private static Set<Action> actions(Model model, Person person, Facts facts, Map<UUID, Team> teams) {
        var actions = new LinkedHashSet<Action>();
        for (var action : List.of(Action.READ, Action.UPDATE, Action.DELETE)) {
            boolean isErps = facts.object().isErpMastered() && action != Action.READ;
            if (!isErps
                    && !reasons(model, person.rights(), facts, action, teams, 0).isEmpty()) {
                actions.add(action);
            }
        }
        return actions;
    }

    private static List<Reason> reasons(
            Model model, RoleRights rights, Facts facts, Action action, Map<UUID, Team> teams, int depth) {
        var object = facts.object();
        if (object.isPersonal()) {
            return rights.user().equals(facts.owner()) ? List.of(Reason.of(Way.OWNER)) : List.of();
        }
        if (rights.isAdministrator()) {
            return List.of(Reason.of(Way.ADMINISTRATOR));
        }
        if (PEOPLE.contains(object.name())
                || !object.isOwned() && object.parents().isEmpty()) {
            return Reach.of(rights, model, object, action) == Scope.ALL ? List.of(Reason.of(Way.ALL)) : List.of();
        }
        return object.isOwned()
                ? owned(rights, facts, action, teams)
                : inherited(model, rights, facts, action, teams, depth);
    }

    private static List<Reason> owned(RoleRights rights, Facts facts, Action action, Map<UUID, Team> teams) {
        var scope = rights.scope(facts.object().table(), action);
        if (scope == Scope.ALL) {
            return List.of(Reason.of(Way.ALL));
        }
        var reasons = new ArrayList<Reason>();
        if (scope == Scope.NONE) {
            return reasons;
        }
        if (rights.user().equals(facts.owner())) {
            reasons.add(Reason.of(Way.OWNER));
        }
        if (!Scope.ACCOUNT_TEAM.isWiderThan(scope) && facts.accountTeam().contains(rights.user())) {
            reasons.add(Reason.of(Way.ACCOUNT_TEAM));
        }
        var team = facts.team() == null ? null : teams.get(facts.team());
        if (team != null && team.id().equals(rights.team()) && !Scope.TEAM.isWiderThan(scope)) {
            reasons.add(new Reason(Way.TEAM, team.name(), null, null, null));
        } else if (team != null && scope == Scope.TEAM_TREE && rights.teamTree().contains(team.id())) {
            reasons.add(new Reason(Way.TEAM_TREE, team.name(), null, null, null));
        }
        if (action == Action.READ || action == Action.UPDATE) {
            shared(rights, facts, action, teams, reasons);
        }
        return reasons;
    }

    private static void shared(
            RoleRights rights, Facts facts, Action action, Map<UUID, Team> teams, List<Reason> reasons) {
        for (var share : facts.shares()) {
            if (action == Action.UPDATE && !share.level().equals("write")) {
                continue;
            }
            var team = share.team() == null ? null : teams.get(share.team());
            if (rights.user().equals(share.user())) {
                reasons.add(new Reason(Way.SHARE, null, share.expiresAt(), null, null));
            } else if (team != null && rights.teamPath().contains(team.id())) {
                reasons.add(new Reason(Way.TEAM_SHARE, team.name(), share.expiresAt(), null, null));
            }
        }
    }

    private static List<Reason> inherited(
            Model model, RoleRights rights, Facts facts, Action action, Map<UUID, Team> teams, int depth) {
        var reasons = new ArrayList<Reason>();
        if (rights.objects().scope(facts.object().table(), action) == Scope.NONE || depth >= DEEPEST) {
            return reasons;
        }
        var onParent = action == Action.READ ? Action.READ : Action.UPDATE;
        for (var link : facts.parents()) {
            if (Reach.of(rights, model, link.object(), onParent) == Scope.ALL) {
                reasons.add(Reason.of(Way.ALL));
            } else if (link.facts() != null) {
                for (var reason :
                        reasons(model, rights, withoutShares(facts, link, onParent), onParent, teams, depth + 1)) {
                    reasons.add(new Reason(Way.INHERITED, null, null, link.object(), reason));
                }
            }
        }
        return reasons;
    }

    /// A share of a record lets nobody change who is in its account team.
    private static Facts withoutShares(Facts child, Link link, Action action) {
        var parent = java.util.Objects.requireNonNull(link.facts());
        var accountTeam = link.object().accountTeam();
        boolean isMember = accountTeam != null
                && accountTeam.object().equals(child.object().name());
        return action == Action.READ || !isMember
                ? parent
                : new Facts(
                        parent.object(),
                        parent.owner(),
                        parent.team(),
                        parent.accountTeam(),
                        List.of(),
                        parent.parents());
    }
}
