package dev.grato.programme.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.programme.Gates;
import dev.grato.programme.ProgrammeError;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.ProgrammeTeam;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Passes gates, and keeps what was missing when one was.
@Service
final class GateService implements Gates {

    private final Records records;
    private final Clock clock;

    GateService(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public List<Gate> look(Actor actor) {
        return state(actor).map(GateState::gates).orElse(List.of());
    }

    private Optional<GateState> state(Actor actor) {
        var system = Actor.system(actor.workspace());
        return records.find(system, ProgrammeModel.PROGRAMME, ProgrammeModel.ID)
                .map(programme -> new GateState(records, system, programme, today(actor)));
    }

    private LocalDate today(Actor actor) {
        return LocalDate.ofInstant(clock.instant(), actor.workspace().zone());
    }

    @Override
    public void pass(Actor actor, String code, @Nullable String exception) {
        var gates = look(actor);
        var gate = gates.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new GratoException(ProgrammeError.NO_GATE));
        var system = Actor.system(actor.workspace());
        var roles = records.query(system, Query.of(ProgrammeModel.ROLE, null, GateState.ALL))
                .items();
        boolean isSponsor = roles.stream().anyMatch(role -> isSponsor(actor, role));
        if (!isSponsor
                && !ProgrammeTeam.mayLead(
                        actor, roles.stream().map(CrmRecord::values).toList())) {
            throw new GratoException(ProgrammeError.NOT_LEADING);
        }
        if (gate.passed() != null) {
            throw new GratoException(ProgrammeError.GATE_PASSED);
        }
        if (gates.stream().takeWhile(each -> !each.code().equals(code)).anyMatch(before -> before.passed() == null)) {
            throw new GratoException(ProgrammeError.GATE_BEFORE);
        }
        var missing = gate.items().stream()
                .filter(item -> item.isMust() && !item.isDone())
                .map(Item::code)
                .toList();
        if (!missing.isEmpty() && exception == null) {
            throw new GratoException(ProgrammeError.MUST_OPEN);
        }
        if (!missing.isEmpty() && !isSponsor) {
            throw new GratoException(ProgrammeError.NOT_SPONSOR);
        }
        keep(system, actor, code, missing, exception);
    }

    /// Whether the actor, in person, stands for the programme and has said yes.
    private static boolean isSponsor(Actor actor, CrmRecord role) {
        return actor.kind() == Actor.Kind.USER
                && "sponsor".equals(role.value("kind"))
                && role.value("acceptedAt") != null
                && Objects.equals(role.value("user"), String.valueOf(actor.userId()));
    }

    private void keep(Actor system, Actor actor, String code, List<String> missing, @Nullable String exception) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", code.toUpperCase(Locale.ROOT));
        values.put("gate", code);
        values.put("heldOn", today(actor).toString());
        values.put("open", missing.size());
        values.put("missing", missing.isEmpty() ? null : String.join(" ", missing));
        values.put("exception", missing.isEmpty() ? null : exception);
        values.put(
                "decidedBy",
                Stream.ofNullable(actor.userId())
                        .map(UUID::toString)
                        .findFirst()
                        .orElse(null));
        // the id is the gate's: two who press at once pass it once
        records.write(
                system,
                List.of(Mutation.create(ProgrammeModel.REVIEW, ProgrammeModel.gate(code), values)),
                WriteOptions.single("system"));
    }
}
