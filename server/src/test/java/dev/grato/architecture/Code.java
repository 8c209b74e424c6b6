package dev.grato.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;

/// The classes of Grato, read once for all rules, and the floors of its modules.
final class Code {

    static final String ROOT = "dev.grato";

    /// The classes the application consists of.
    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(ROOT);

    /// A module uses only floors below its own; the same floor is sideways.
    static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("app", 9),
            Map.entry("channels", 8),
            Map.entry("sales", 8),
            Map.entry("service", 8),
            Map.entry("marketing", 8),
            Map.entry("devices", 8),
            Map.entry("programme", 8),
            Map.entry("customers", 7),
            Map.entry("insight", 7),
            Map.entry("sync", 6),
            Map.entry("exchange", 6),
            Map.entry("automation", 6),
            Map.entry("intelligence", 6),
            Map.entry("api", 5),
            Map.entry("access", 4),
            Map.entry("records", 3),
            Map.entry("model", 2),
            Map.entry("platform", 1));

    private Code() {}

    /// The module a package belongs to; empty outside of all.
    static String module(String packageName) {
        if (!packageName.startsWith(ROOT + ".")) {
            return "";
        }
        var rest = packageName.substring(ROOT.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
