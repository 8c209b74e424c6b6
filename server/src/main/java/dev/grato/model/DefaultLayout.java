package dev.grato.model;

import dev.grato.platform.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The layout of an object that nobody has arranged, from what its fields mean.
final class DefaultLayout {

    private static final Map<String, Texts> SECTIONS = sections();

    /// By what standard fields are called, where their type alone says too little.
    private static final Map<String, Set<String>> NAMES = Map.of(
            "main",
            Set.of("probability", "amount", "total", "openAmount", "unitPrice", "quantity", "discount"),
            "contact",
            Set.of("language", "doNotContact", "shipName"),
            "commercial",
            Set.of("relationships", "industry", "size", "employees", "sdiCode", "dir3Code", "pec"),
            "origin",
            Set.of("source", "externalId", "sourceSystem", "asOf", "createdAt", "updatedAt"));

    private static final Map<String, Set<String>> TYPES = Map.of(
            "contact",
            Set.of("emailList", "phoneList", "urlList", "address", "geoPoint"),
            "commercial",
            Set.of("money", "percent", "taxId", "approximateAmount", "approximateDate"),
            "text",
            Set.of("longText", "richText"),
            "other",
            Set.of("json"));

    private static final List<String> STATES = List.of("stage", "status", "lifecycleStage", "priority", "kind");

    private static final List<String> FIGURES = List.of(
            "amount",
            "total",
            "openAmount",
            "unitPrice",
            "probability",
            "annualRevenue",
            "expectedCloseOn",
            "dueOn",
            "dueAt",
            "startsAt");

    private DefaultLayout() {}

    private static Map<String, Texts> sections() {
        var sections = new LinkedHashMap<String, Texts>();
        sections.put("main", Texts.of("About", "Datos", "Dati"));
        sections.put("contact", Texts.of("Contact", "Contacto", "Contatto"));
        sections.put("commercial", Texts.of("Business", "Negocio", "Affari"));
        sections.put("text", Texts.of("In words", "En palabras", "A parole"));
        sections.put("other", Texts.of("More", "Más", "Altro"));
        sections.put("origin", Texts.of("Origin", "Procedencia", "Provenienza"));
        return sections;
    }

    static Layout.Section main(List<String> fields) {
        return new Layout.Section("main", SECTIONS.getOrDefault("main", Texts.EMPTY), fields);
    }

    static Layout of(ObjectType object) {
        var placed = new LinkedHashMap<String, List<String>>();
        SECTIONS.keySet().forEach(key -> placed.put(key, new ArrayList<>()));
        Layout.placeable(object)
                .forEach(name -> placed.getOrDefault(section(object, name), new ArrayList<>())
                        .add(name));
        var sections = new ArrayList<Layout.Section>();
        placed.forEach((key, fields) -> {
            if (!fields.isEmpty()) {
                sections.add(new Layout.Section(key, SECTIONS.getOrDefault(key, Texts.EMPTY), fields));
            }
        });
        return new Layout(sections, header(object), List.of());
    }

    private static String section(ObjectType object, String name) {
        var type = object.field(name).map(field -> field.type().key()).orElse("");
        var known = in(NAMES, name);
        var section = known.isEmpty() ? in(TYPES, type) : known;
        // what somebody added to an object of their own is what it is about
        boolean isOwnFigure = object.isCustom() && section.equals("commercial");
        return section.isEmpty() || isOwnFigure ? "main" : section;
    }

    private static String in(Map<String, Set<String>> sections, String word) {
        return sections.entrySet().stream()
                .filter(entry -> entry.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /// How it stands, whose it is, and the two or three figures that matter.
    private static List<String> header(ObjectType object) {
        var places = Layout.placeable(object);
        var states = STATES.stream().filter(places::contains).limit(2).toList();
        var figures = FIGURES.stream().filter(places::contains).limit(3).toList();
        if (states.isEmpty()) {
            states = ofType(object, places, Set.of("select")).limit(1).toList();
        }
        if (figures.isEmpty() && object.isCustom()) {
            figures = ofType(object, places, Set.of("money", "percent", "number"))
                    .limit(3)
                    .toList();
        }
        var header = new LinkedHashSet<>(states);
        if (places.contains("owner")) {
            header.add("owner");
        }
        header.addAll(figures);
        return List.copyOf(header);
    }

    private static Stream<String> ofType(ObjectType object, Set<String> places, Set<String> types) {
        return object.liveFields().values().stream()
                .filter(field -> types.contains(field.type().valueKey()) && places.contains(field.name()))
                .map(FieldDefinition::name);
    }
}
