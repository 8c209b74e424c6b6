package dev.grato.access;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Messages;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.records.Query;
import dev.grato.records.Records;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What a workspace is called, and what is assumed in it where nobody says otherwise.
@Service
public final class WorkspaceSettings {

    private static final int LONGEST_NAME = 100;
    private static final Set<String> MONEY = Set.of("money", "approximateAmount");

    private final Workspaces workspaces;
    private final Models models;
    private final Records records;
    private final Audit audit;

    public WorkspaceSettings(Workspaces workspaces, Models models, Records records, Audit audit) {
        this.workspaces = workspaces;
        this.models = models;
        this.records = records;
        this.audit = audit;
    }

    /// What is to be another; what is null stays.
    ///
    /// @param zone an IANA time zone
    /// @param locale a language of the product
    /// @param currency an ISO 4217 code
    /// @param region an ISO 3166 two-letter country
    public record Wanted(
            @Nullable String name,
            @Nullable String zone,
            @Nullable String locale,
            @Nullable String currency,
            @Nullable String region) {}

    /// Changes the caller's workspace; all nodes go by it within seconds. A new time zone has stored formulas
    /// computed again by a job.
    ///
    /// The currency changes only while no record has an amount: amounts are never converted, so figures of two
    /// currencies would stand side by side in every total.
    ///
    /// @throws GratoException with [AccessError#ABILITY_MISSING] for who is no administrator, or
    ///     [AccessError#INVALID] with a fault for each place
    public Workspace change(Actor actor, Wanted wanted) {
        Abilities.require(actor, AccessModel.ADMINISTRATOR);
        var before = actor.workspace();
        var faults = new ArrayList<Fault>();
        var after = new Workspace(
                before.id(),
                before.slug(),
                before.schema(),
                name(wanted.name(), before, faults),
                before.isPractice(),
                zone(wanted.zone(), before, faults),
                locale(wanted.locale(), before, faults),
                currency(actor, wanted.currency(), faults),
                region(wanted.region(), before, faults));
        if (!faults.isEmpty()) {
            throw new GratoException(AccessError.INVALID, faults);
        }
        var changed = changed(before, after);
        if (changed.isEmpty()) {
            return before;
        }
        audit.record(SecurityEvent.by(actor, "workspace.changed").with("what", String.join(", ", changed.values())));
        var now = workspaces.change(after);
        models.settingsMoved(now, changed.containsKey("zone"));
        return now;
    }

    /// What becomes what, by name.
    private static Map<String, String> changed(Workspace before, Workspace after) {
        var changed = new TreeMap<String, String>();
        note(changed, "name", before.name(), after.name());
        note(changed, "zone", before.zone().getId(), after.zone().getId());
        note(changed, "locale", before.locale().toLanguageTag(), after.locale().toLanguageTag());
        note(changed, "currency", before.currency(), after.currency());
        note(changed, "region", before.region(), after.region());
        return changed;
    }

    private static void note(Map<String, String> changed, String name, String before, String after) {
        if (!before.equals(after)) {
            changed.put(name, before + " → " + after);
        }
    }

    private static String name(@Nullable String wanted, Workspace before, List<Fault> faults) {
        if (wanted == null) {
            return before.name();
        }
        var name = wanted.strip();
        if (name.isEmpty()) {
            faults.add(new Fault("name", "required"));
        } else if (name.length() > LONGEST_NAME) {
            faults.add(new Fault("name", "tooLong", Map.of("max", LONGEST_NAME)));
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault("name", "controlCharacter"));
        }
        return name;
    }

    private static ZoneId zone(@Nullable String wanted, Workspace before, List<Fault> faults) {
        if (wanted != null) {
            try {
                // a fixed offset would be wrong for half of the year, without anybody being told
                if (ZoneId.getAvailableZoneIds().contains(wanted)) {
                    return ZoneId.of(wanted);
                }
            } catch (DateTimeException unknown) {
                // said below
            }
            faults.add(new Fault("zone", "unknownZone"));
        }
        return before.zone();
    }

    private static Locale locale(@Nullable String wanted, Workspace before, List<Fault> faults) {
        if (wanted == null) {
            return before.locale();
        }
        var locale = Locale.forLanguageTag(wanted);
        if (!Messages.speaks(locale)) {
            faults.add(new Fault("locale", "unknownLanguage"));
        }
        return locale;
    }

    private String currency(Actor actor, @Nullable String wanted, List<Fault> faults) {
        var before = actor.workspace().currency();
        if (wanted == null || wanted.equals(before)) {
            return before;
        }
        try {
            var currency = Currency.getInstance(wanted).getCurrencyCode();
            if (hasAmounts(actor)) {
                faults.add(new Fault("currency", "currencyInUse", Map.of("name", before)));
            }
            return currency;
        } catch (IllegalArgumentException unknown) {
            faults.add(new Fault("currency", "unknownCurrency"));
            return before;
        }
    }

    private boolean hasAmounts(Actor actor) {
        var system = Actor.system(actor.workspace());
        for (var object : models.current(actor.workspace()).objects()) {
            for (var field : money(object)) {
                var filter = Map.<String, Object>of("field", field, "op", "isNotEmpty");
                if (!records.query(system, Query.of(object.name(), filter, 1))
                        .items()
                        .isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> money(ObjectType object) {
        return object.liveFields().values().stream()
                .filter(field -> MONEY.contains(field.type().key()))
                .map(field -> field.name())
                .toList();
    }

    private static String region(@Nullable String wanted, Workspace before, List<Fault> faults) {
        if (wanted == null) {
            return before.region();
        }
        if (!Arrays.asList(Locale.getISOCountries()).contains(wanted)) {
            faults.add(new Fault("region", "unknownCountry"));
        }
        return wanted;
    }
}
