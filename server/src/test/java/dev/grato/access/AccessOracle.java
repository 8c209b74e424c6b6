package dev.grato.access;

import dev.grato.access.Office.Person;
import dev.grato.access.Office.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Says who may see and do what, one record and one person at a time, by reading the rules aloud.
final class AccessOracle {

    private final Office office;

    AccessOracle(Office office) {
        this.office = office;
    }

    /// Whether the object exists for the person ([ACC-5], [ACC-11]).
    boolean knows(Person person, String object) {
        return !scope(person, object, "read").equals("none");
    }

    /// The scope of a child is its parent's, unless it is taken away.
    private String scope(Person person, String object, String action) {
        var kind = Office.KINDS.get(object);
        if (kind.parent() == null) {
            return person.role.scope(object, action);
        }
        return "none".equals(person.role.objects.getOrDefault(object, Map.of()).get(action))
                ? "none"
                : scope(person, kind.relations().get(kind.parent()), action.equals("read") ? "read" : "write");
    }

    boolean sees(Person person, Row row) {
        return may(person, row, "read");
    }

    boolean isHidden(Person person, String object, String field) {
        return "hidden".equals(right(person, object, field));
    }

    String right(Person person, String object, String field) {
        return person.role.fields.getOrDefault(object, Map.of()).getOrDefault(field, "write");
    }

    /// @param action read, write or delete; the last two take the first as well
    boolean may(Person person, Row row, String action) {
        return isAllowed(person, row, "read") && (action.equals("read") || isAllowed(person, row, action));
    }

    private boolean isAllowed(Person person, Row row, String action) {
        var scope = scope(person, row.kind.name(), action);
        if (scope.equals("none")) {
            return false;
        }
        if (row.kind.parent() != null) {
            return isAllowedThroughParent(person, row, action, scope);
        }
        if (!row.kind.isOwned()) {
            return action.equals("read") || scope.equals("all");
        }
        return isWithin(person, row, scope) || isShared(person, row, action);
    }

    /// What has lost its parent to the trash is for those only who would see every parent.
    private boolean isAllowedThroughParent(Person person, Row row, String action, String scope) {
        var parent = office.rows.get(row.relation(row.kind.parent()));
        return scope.equals("all")
                || !parent.isTrashed && isAllowed(person, parent, action.equals("read") ? "read" : "write");
    }

    private boolean isWithin(Person person, Row row, String scope) {
        int width = Office.SCOPES.indexOf(scope);
        boolean isOwn = person.member.user().equals(row.owner);
        boolean isOnAccount = row.kind.hasAccountTeam()
                && office.accountTeams.getOrDefault(row.id, List.of()).contains(person.member.user());
        boolean isTeams = person.team != null && Objects.equals(person.team, row.team);
        return width >= 1 && isOwn
                || width >= 2 && isOnAccount
                || width >= 3 && isTeams
                || width >= 4 && person.team != null && isAtOrBelow(row.team, person.team)
                || width >= 5;
    }

    /// Whether the team is the other one or hangs below it.
    private boolean isAtOrBelow(UUID team, UUID top) {
        for (var here = team; here != null; here = office.teams.get(here)) {
            if (here.equals(top)) {
                return true;
            }
        }
        return false;
    }

    /// A share with a team is for its members and for those of the teams below.
    private boolean isShared(Person person, Row row, String action) {
        return !action.equals("delete")
                && office.shares.stream()
                        .filter(share -> share.record().equals(row.id) && !share.isOver())
                        .filter(share -> action.equals("read") || share.mayWrite())
                        .anyMatch(share -> share.user() != null
                                ? share.user().equals(person.member.user())
                                : person.team != null && isAtOrBelow(person.team, share.team()));
    }
}
