package dev.grato.access;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Mutation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/// A random office: teams, roles, people, shares and records, in the database and, as plain values, in memory, so
/// that an oracle can say who may see what without asking the database.
final class Office {

    static final List<String> SCOPES = List.of("none", "own", "accountTeam", "team", "teamTree", "all");

    /// The objects that are played with: who gives them their visibility, and what their fields are.
    ///
    /// @param parent the relation their visibility comes through, null for none
    /// @param letters text fields with few values
    /// @param number a number field, null for none
    /// @param marked fields with a value that is nowhere else, by which a leak shows; the first is the title
    /// @param relations relation fields and what they point at
    /// @param papers a field with one file, and a unique one, each with a marker; empty for none
    record Kind(
            String name,
            String address,
            boolean isOwned,
            boolean hasAccountTeam,
            String parent,
            List<String> letters,
            String number,
            List<String> marked,
            Map<String, String> relations,
            List<String> papers) {

        Kind {
            // in an order that is the same in every run, so that a seed means the same
            relations = new TreeMap<>(relations);
        }

        List<String> fields() {
            var all = new ArrayList<>(marked);
            all.addAll(letters);
            if (number != null) {
                all.add(number);
            }
            all.addAll(relations.keySet());
            return all;
        }

        List<String> maskable() {
            var all = fields();
            all.addAll(papers);
            return all;
        }
    }

    static final Map<String, Kind> KINDS = kinds();

    private static Map<String, Kind> kinds() {
        var kinds = new LinkedHashMap<String, Kind>();
        for (var kind : List.of(
                new Kind(
                        "company",
                        "companies",
                        true,
                        true,
                        null,
                        List.of("legalName"),
                        "employees",
                        List.of("name", "description"),
                        Map.of(),
                        List.of()),
                new Kind(
                        "deal",
                        "deals",
                        true,
                        false,
                        null,
                        List.of("nextStep"),
                        null,
                        List.of("name", "description"),
                        Map.of("company", "company"),
                        List.of()),
                new Kind(
                        "vessel",
                        "vessels",
                        true,
                        false,
                        null,
                        List.of("flag"),
                        "tonnage",
                        List.of("name", "remark"),
                        Map.of("company", "company"),
                        List.of("papers", "registry")),
                new Kind(
                        "affiliation",
                        "affiliations",
                        false,
                        false,
                        "person",
                        List.of(),
                        null,
                        List.of("role"),
                        Map.of("person", "person", "company", "company"),
                        List.of()),
                new Kind(
                        "person",
                        "people",
                        true,
                        true,
                        null,
                        List.of("jobTitle"),
                        null,
                        List.of("description"),
                        Map.of("company", "company"),
                        List.of()),
                new Kind(
                        "product",
                        "products",
                        false,
                        false,
                        null,
                        List.of("category"),
                        null,
                        List.of("name", "description"),
                        Map.of("supplier", "company"),
                        List.of()))) {
            kinds.put(kind.name(), kind);
        }
        return kinds;
    }

    /// A record as the oracle knows it.
    static final class Row {
        final Kind kind;
        final UUID id;
        final Map<String, Object> values = new HashMap<>();
        UUID owner;
        UUID team;
        /// The one in its papers, if it has any.
        UUID file;

        boolean isTrashed;

        Row(Kind kind, UUID id) {
            this.kind = kind;
            this.id = id;
        }

        UUID relation(String field) {
            return values.get(field) instanceof String text ? UUID.fromString(text) : null;
        }
    }

    /// A role's rights in the words of its fields.
    static final class Role {
        UUID id;
        final Map<String, String> scopes = new HashMap<>();
        final Map<String, Map<String, String>> objects = new HashMap<>();
        final Map<String, Map<String, String>> fields = new HashMap<>();

        String scope(String object, String action) {
            return objects.getOrDefault(object, Map.of()).getOrDefault(action, scopes.get(action));
        }
    }

    /// Somebody who asks.
    static final class Person {
        Member member;
        Role role;
        UUID team;
    }

    /// @param user the user it is for, or null
    /// @param team the team it is for, or null
    record Share(UUID id, String object, UUID record, UUID user, UUID team, boolean mayWrite, boolean isOver) {}

    final World world;
    final Random random;
    final Staff staff;
    final Map<UUID, UUID> teams = new LinkedHashMap<>();
    final List<Role> roles = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    final Map<UUID, Row> rows = new LinkedHashMap<>();
    final List<Share> shares = new ArrayList<>();
    /// Who is on the account team of which record.
    final Map<UUID, List<UUID>> accountTeams = new HashMap<>();
    /// Which value of which record a marker is.
    final Map<String, Marker> markers = new HashMap<>();

    record Marker(UUID row, String field) {}

    Office(World world, Random random) {
        this.world = world;
        this.random = random;
        this.staff = new Staff(world);
        vessels();
        teams();
        for (int i = 0; i < 5; i++) {
            roles.add(role(i));
        }
        for (int i = 0; i < 7; i++) {
            people.add(person(i));
        }
        for (var kind : List.of("company", "person", "deal", "vessel", "affiliation", "product")) {
            for (int i = 0; i < (kind.equals("product") ? 4 : 14); i++) {
                row(KINDS.get(kind));
            }
        }
        for (int i = 0; i < 10; i++) {
            share();
            accountMember();
        }
        for (int i = 0; i < 6; i++) {
            trash();
        }
    }

    private void vessels() {
        sound(world.post("/model/objects", Map.of("name", "vessel", "plural", "vessels")));
        var root = "/model/objects/vessels/fields";
        sound(world.post(root, Map.of("name", "flag", "type", "text")));
        sound(world.post(root, Map.of("name", "remark", "type", "longText")));
        sound(world.post(root, Map.of("name", "tonnage", "type", "number")));
        sound(world.post(root, Map.of("name", "papers", "type", "fileList")));
        sound(world.post(root, Map.of("name", "registry", "type", "text", "unique", true)));
        sound(world.post(
                root, Map.of("name", "company", "type", "relation", "target", "companies", "inverse", "vessels")));
    }

    static Answer sound(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(answer.response().body());
        }
        return answer;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private void teams() {
        var all = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            var parent = all.isEmpty() || chance(20) ? null : pick(all);
            var team = staff.team("Team " + i, parent);
            teams.put(team, parent);
            all.add(team);
        }
    }

    List<UUID> teamIds() {
        return List.copyOf(teams.keySet());
    }

    private Role role(int number) {
        var role = new Role();
        role.id = staff.role("Role " + number, shuffled(role));
        return role;
    }

    /// New random rights, as the fields of the role's record.
    Map<String, Object> shuffled(Role role) {
        var fields = new LinkedHashMap<String, Object>();
        role.scopes.clear();
        role.objects.clear();
        role.fields.clear();
        for (var action : List.of("read", "create", "write", "delete")) {
            role.scopes.put(action, chance(75) ? SCOPES.get(1 + random.nextInt(5)) : "none");
            fields.put(action + "Scope", role.scopes.get(action));
        }
        var rights = new LinkedHashMap<String, Object>();
        for (var kind : KINDS.values()) {
            var right = rights(role, kind);
            if (!right.isEmpty()) {
                rights.put(type(kind.name()).table(), right);
            }
        }
        fields.put("rights", rights.isEmpty() ? null : rights);
        return fields;
    }

    private Map<String, Object> rights(Role role, Kind kind) {
        var right = new LinkedHashMap<String, Object>();
        var scopes = new HashMap<String, String>();
        if (chance(50)) {
            for (var action : List.of("read", "create", "write", "delete")) {
                if (chance(50)) {
                    scopes.put(action, pick(SCOPES));
                }
            }
        }
        var masks = new LinkedHashMap<String, String>();
        var columns = new LinkedHashMap<String, String>();
        for (var field : kind.maskable()) {
            if (chance(25) && !field.equals(kind.parent())) {
                masks.put(field, chance(70) ? "hidden" : "read");
                columns.put(column(kind.name(), field), masks.get(field));
            }
        }
        role.objects.put(kind.name(), scopes);
        role.fields.put(kind.name(), masks);
        right.putAll(scopes);
        if (!columns.isEmpty()) {
            right.put("fields", columns);
        }
        return right;
    }

    ObjectType type(String object) {
        return world.server()
                .bean(Models.class)
                .current(world.workspace())
                .object(object)
                .orElseThrow();
    }

    private String column(String object, String field) {
        return type(object).field(field).orElseThrow().column();
    }

    private Person person(int number) {
        var person = new Person();
        person.role = pick(roles);
        person.team = chance(85) ? pick(teamIds()) : null;
        person.member = staff.hire("Person" + number, person.role.id, person.team);
        return person;
    }

    // ---------------------------------------------------------------- records

    Row row(Kind kind) {
        var row = new Row(kind, Ids.next());
        for (var field : kind.marked()) {
            row.values.put(field, marker(row, field));
        }
        for (var field : kind.letters()) {
            row.values.put(field, letter());
        }
        if (kind.number() != null) {
            row.values.put(kind.number(), chance(80) ? (Object) random.nextInt(4) : null);
        }
        kind.relations().forEach((field, target) -> {
            var candidates = live(target);
            boolean isNeeded = field.equals(kind.parent()) || kind.name().equals("affiliation");
            row.values.put(field, isNeeded || chance(80) ? pick(candidates).id.toString() : null);
        });
        var values = new LinkedHashMap<>(row.values);
        values.values().removeIf(java.util.Objects::isNull);
        if (kind.name().equals("person")) {
            values.put("name", Map.of("family", "X"));
        }
        if (kind.isOwned()) {
            row.owner = chance(90) ? pick(people).member.user() : null;
            row.team = chance(80) ? pick(teamIds()) : null;
            values.put("owner", row.owner == null ? null : row.owner.toString());
            values.put("team", row.team == null ? null : row.team.toString());
        }
        if (!kind.papers().isEmpty()) {
            row.file = file(marker(row, "papers"));
            values.put("papers", List.of(row.file.toString()));
            row.values.put("registry", marker(row, "registry"));
            values.put("registry", row.values.get("registry"));
        }
        staff.write(Mutation.create(kind.name(), row.id, values));
        rows.put(row.id, row);
        return row;
    }

    private UUID file(String content) {
        var uploaded = world.server()
                .send(
                        "POST",
                        "/api/v1/files?name=papers.txt",
                        content,
                        "Authorization",
                        "Bearer " + world.token(),
                        "Content-Type",
                        "text/plain");
        return UUID.fromString(String.valueOf(sound(uploaded).json().get("id")));
    }

    String letter() {
        return chance(75) ? pick(List.of("a", "b", "c")) : null;
    }

    String marker(Row row, String field) {
        var marker = "mark" + Long.toHexString(random.nextLong() >>> 8);
        markers.put(marker, new Marker(row.id, field));
        return marker;
    }

    List<Row> live(String object) {
        return rows.values().stream()
                .filter(row -> !row.isTrashed && row.kind.name().equals(object))
                .toList();
    }

    List<Row> all(String object) {
        return rows.values().stream()
                .filter(row -> row.kind.name().equals(object))
                .toList();
    }

    void trash() {
        var candidates = rows.values().stream()
                .filter(row -> !row.isTrashed
                        && !row.kind.name().equals("company")
                        && !row.kind.name().equals("person"))
                .toList();
        var row = pick(candidates);
        staff.write(Mutation.delete(row.kind.name(), row.id));
        row.isTrashed = true;
    }

    void handOver() {
        handOver(pick(rows.values().stream()
                .filter(candidate -> candidate.kind.isOwned() && !candidate.isTrashed)
                .toList()));
    }

    void handOver(Row row) {
        row.owner = chance(90) ? pick(people).member.user() : null;
        row.team = chance(80) ? pick(teamIds()) : null;
        var values = new LinkedHashMap<String, Object>();
        values.put("owner", row.owner == null ? null : row.owner.toString());
        values.put("team", row.team == null ? null : row.team.toString());
        staff.write(Mutation.update(row.kind.name(), row.id, values));
    }

    void edit() {
        edit(pick(
                rows.values().stream().filter(candidate -> !candidate.isTrashed).toList()));
    }

    void edit(Row row) {
        if (!row.kind.letters().isEmpty()) {
            var field = row.kind.letters().getFirst();
            row.values.put(field, letter());
            var values = new LinkedHashMap<String, Object>();
            values.put(field, row.values.get(field));
            staff.write(Mutation.update(row.kind.name(), row.id, values));
        }
    }

    void changeRole() {
        var role = pick(roles);
        staff.write(Mutation.update("role", role.id, shuffled(role)));
    }

    void changeTeam() {
        var person = pick(people);
        person.team = chance(85) ? pick(teamIds()) : null;
        var values = new LinkedHashMap<String, Object>();
        values.put("team", person.team == null ? null : person.team.toString());
        staff.write(Mutation.update("user", person.member.user(), values));
    }

    // ---------------------------------------------------------------- shares and account teams

    void share() {
        var candidates = rows.values().stream()
                .filter(row -> row.kind.isOwned() && !row.isTrashed)
                .toList();
        var row = pick(candidates);
        var user = chance(60) ? pick(people).member.user() : null;
        var team = user == null ? pick(teamIds()) : null;
        boolean mayWrite = chance(40);
        boolean isOver = chance(25);
        var body = new LinkedHashMap<String, Object>();
        body.put(user != null ? "user" : "team", String.valueOf(user != null ? user : team));
        body.put("level", mayWrite ? "write" : "read");
        body.put("expiresAt", Instant.now().plus(Duration.ofDays(1)).toString());
        var path = "/" + row.kind.address() + "/" + row.id + "/shares";
        var id = UUID.fromString(
                String.valueOf(sound(world.post(path, body)).json().get("id")));
        if (isOver) {
            var table = Database.quoted(world.workspace(), "record_share");
            world.server()
                    .bean(Database.class)
                    .transaction(tx -> tx.execute(
                            "update " + table + " set expires_at = now() - interval '1 second' where id = ?", id));
        }
        shares.add(new Share(id, row.kind.name(), row.id, user, team, mayWrite, isOver));
    }

    void unshare() {
        var current = shares.stream()
                .filter(share -> !share.isOver() && !rows.get(share.record()).isTrashed)
                .toList();
        if (!current.isEmpty()) {
            var share = pick(current);
            shares.remove(share);
            var address = KINDS.get(share.object()).address();
            sound(world.send("DELETE", "/" + address + "/" + share.record() + "/shares/" + share.id(), null));
        }
    }

    void accountMember() {
        var kind = chance(50) ? "company" : "person";
        var row = pick(live(kind));
        var user = pick(people).member.user();
        if (accountTeams.getOrDefault(row.id, List.of()).contains(user)) {
            return;
        }
        staff.create("accountMember", Map.of(kind, row.id.toString(), "user", user.toString()));
        accountTeams.computeIfAbsent(row.id, id -> new ArrayList<>()).add(user);
    }

    String json(Object value) {
        return Json.write(value);
    }
}
