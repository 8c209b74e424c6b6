package dev.grato.app.demo;

import dev.grato.records.Mutation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Everything the demo writes, in order: a pure function of the shipped tables and of the moment it is to end at.
///
/// Ids depend on the tables alone, so that the same record has the same id whenever the demo is loaded.
final class DemoPlan {

    /// Northwind's last order is of this day; it becomes today.
    static final LocalDate NEWEST = LocalDate.of(1998, 5, 6);

    /// How long before now the company, its people and its products were entered.
    static final int DAYS = 800;

    /// What the plan depends on besides the tables.
    ///
    /// @param now the moment at which the demo ends
    /// @param roles the ids of the workspace's roles by their keys; users of a role that is missing have none
    /// @param isLarge whether sixty people work there instead of nine
    record Setting(Instant now, ZoneId zone, Map<String, UUID> roles, boolean isLarge) {}

    /// Edits that count as made at one moment.
    record Step(Instant occurredAt, List<Mutation> mutations) {}

    private final List<Step> steps;

    private DemoPlan(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    static DemoPlan of(Northwind data, Setting setting) {
        var calendar = new DemoCalendar(NEWEST, setting.now(), setting.zone());
        var ledger = new Ledger(setting.now());
        var staff = new Staff(data, setting, ledger);
        var talk = new Talk(calendar, ledger, new DemoTexts(), staff);
        var accounts = new Accounts(data, calendar, ledger, staff);
        var orders = new OrderStories(talk, accounts);
        var deals = new DealStories(talk, accounts, orders);
        for (var account : accounts.customers()) {
            var bought = data.orders().stream()
                    .filter(order -> order.customer().equals(account.party().key()))
                    .toList();
            deals.tell(account, bought);
        }
        new Agenda(talk, staff).plan();
        if (setting.isLarge()) {
            new Colleagues(setting, ledger).hire();
            new LargeInitiative(calendar, ledger).tell();
        } else {
            new Initiative(calendar, ledger).tell();
        }
        return new DemoPlan(ledger.steps(calendar.today(), setting.zone()));
    }

    List<Step> steps() {
        return steps;
    }

    /// The first record that is written: where it is missing, the demo has not been loaded.
    static UUID firstRecord() {
        return Staff.team("sales");
    }

    /// A record of the last step: where it is missing, the demo has not been loaded completely.
    static UUID lastRecord() {
        return Agenda.meeting(Agenda.LAST);
    }
}
