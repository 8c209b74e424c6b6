package dev.grato.app.demo;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The fifty-one who work at the house when it is large, beside the nine who sell: their names are made up.
final class Colleagues {

    static final String CHIEF = "Ingrid Solberg";
    static final String HEAD_OF_IT = "Rashid Okafor";

    /// A unit of the house and who works there; the first leads it.
    private record Unit(String key, String name, String role, List<String> people) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("board", "Board", "manager", List.of(CHIEF, "Piotr Zieliński")),
            new Unit("it", "IT", "manager", List.of(HEAD_OF_IT, "Yuki Tanabe", "Marta Ferrer")),
            new Unit(
                    "service",
                    "Customer service",
                    "service",
                    List.of(
                            "Aisha Rahman",
                            "Tom Hollis",
                            "Giulia Moretti",
                            "Dolores Peña",
                            "Kwame Boateng",
                            "Lena Brandt",
                            "Owen Pritchard",
                            "Sofía Ibarra")),
            new Unit(
                    "warehouse",
                    "Warehouse",
                    "service",
                    List.of(
                            "Carl Jensen",
                            "Bilal Aydın",
                            "Rosa Quintero",
                            "Mateusz Nowak",
                            "Grace Mensah",
                            "Henrik Dahl",
                            "Ivana Kovač",
                            "Luca Bianchi",
                            "Nia Roberts",
                            "Paolo Greco",
                            "Samira Haddad",
                            "Viktor Lindqvist")),
            new Unit(
                    "purchasing",
                    "Purchasing",
                    "seller",
                    List.of("Elena Vasilescu", "Jonas Weber", "Amara Diallo", "Ruth Feldman", "Diego Salas")),
            new Unit(
                    "accounts",
                    "Accounts",
                    "manager",
                    List.of(
                            "Margit Olsen",
                            "Harold Finch",
                            "Chiara Rinaldi",
                            "Devi Prakash",
                            "Noor Jansen",
                            "Teresa Molina")),
            new Unit(
                    "marketing",
                    "Marketing",
                    "seller",
                    List.of("Beatriz Lacerda", "Colm Brady", "Hana Suzuki", "Emil Krause")),
            new Unit(
                    "field",
                    "Field sales",
                    "seller",
                    List.of(
                            "Antonio Vela",
                            "Bridget Doyle",
                            "Francesca Sala",
                            "Gonzalo Prieto",
                            "Ines Cardoso",
                            "Joel Abrams",
                            "Katarina Holm",
                            "Miguel Ortuño",
                            "Silvia Conti",
                            "Walter Pohl",
                            "Zoe Lambert")));

    private final DemoPlan.Setting setting;
    private final Ledger ledger;

    Colleagues(DemoPlan.Setting setting, Ledger ledger) {
        this.setting = setting;
        this.ledger = ledger;
    }

    void hire() {
        var founded = setting.now().minus(Duration.ofDays(DemoPlan.DAYS));
        for (var unit : UNITS) {
            ledger.create(founded, "team", team(unit.key()), Values.of("name", unit.name()));
            for (var name : unit.people()) {
                ledger.create(
                        founded,
                        "user",
                        user(name),
                        Values.of("name", name)
                                .and("email", email(name))
                                .and("locale", "en")
                                .and("zone", "Europe/London")
                                .and("team", team(unit.key()))
                                .and("role", setting.roles().get(unit.role()))
                                .and("isActive", true));
            }
            ledger.update(
                    founded.plus(Duration.ofDays(14)),
                    "team",
                    team(unit.key()),
                    Values.of("lead", user(unit.people().getFirst())));
        }
    }

    static UUID team(String key) {
        return Staff.team("house/" + key);
    }

    static UUID user(String name) {
        return Dice.id("colleague/" + name, DemoPlan.NEWEST.minusDays(DemoPlan.DAYS));
    }

    private static String email(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('ı', 'i');
        return plain.toLowerCase(Locale.ROOT).replace(' ', '.') + "@northwind.example";
    }
}
