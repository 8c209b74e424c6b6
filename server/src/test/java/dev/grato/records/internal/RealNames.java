package dev.grato.records.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Names as people have them: some kept here, in several languages and scripts, and real ones where the data sets
/// are.
final class RealNames {

    private static final List<String> KEPT = List.of(
            "Niccolò D'Angelo",
            "María José García-Pérez",
            "Jürgen Müller",
            "Siân O'Brien",
            "Đorđe Šaponjić",
            "Søren Kierkegård",
            "Zoë Brontë",
            "Íñigo Etxeberria Goikoetxea",
            "François Lefèvre",
            "Łukasz Wójcik",
            "Ολυμπία Παπαδοπούλου",
            "Юрий Чайковский",
            "Yuri Chaykovskiy",
            "山田 太郎",
            "김 민준",
            "محمد الهاشمي",
            "Nguyễn Thị Minh Khai",
            "Rosa De Luca",
            "Giuseppe Rossi",
            "Giusi Rosso",
            "Marco Russo",
            "Anna Maria Rossini",
            "İbrahim Yılmaz",
            "Straße Weiß",
            "Æthelred Œuvre",
            "Mary-Jane van der Berg",
            "Nuñez Núñez",
            "Ana Ñu");

    private static final Pattern COLLECTION = Pattern.compile("<Name>(.*?)</Name>", Pattern.DOTALL);

    private RealNames() {}

    static List<String> all() {
        var names = new ArrayList<>(KEPT);
        var told = System.getProperty("GRATO_SHARED_DATA", System.getenv("GRATO_SHARED_DATA"));
        var folder = told != null
                ? Path.of(told)
                : Path.of("../../shared/data").toAbsolutePath().normalize();
        var file = folder.resolve("names_addresses_phones/person_names/person_labeled.xml.gz");
        if (Files.exists(file)) {
            try (var xml = new GZIPInputStream(Files.newInputStream(file))) {
                var text = new String(xml.readAllBytes(), StandardCharsets.UTF_8);
                var found = COLLECTION.matcher(text);
                while (found.find() && names.size() < 1_500) {
                    var name = found.group(1)
                            .replaceAll("<[^>]*>", " ")
                            .replaceAll("&[a-z]+;", " ")
                            .replaceAll("\\s+", " ")
                            .strip();
                    if (!name.isEmpty() && name.length() < 80) {
                        names.add(name);
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return names;
    }
}
