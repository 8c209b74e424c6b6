package dev.grato.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a migration as a careful colleague would: what would lock, rewrite or lose, and what to do instead.
///
/// A table made in the same script is empty, so anything may be done to it there.
final class MigrationLint {

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern CREATE_TABLE =
            Pattern.compile("create (?:unlogged )?table (?:if not exists )?([\\w.\"]+)");
    private static final Pattern CREATE_INDEX =
            Pattern.compile("create (?:unique )?index (concurrently )?.*?\\bon (?:only )?([\\w.\"]+)");
    private static final Pattern ALTER_TABLE = Pattern.compile("alter table (?:if exists )?(?:only )?([\\w.\"]+) (.*)");
    private static final Pattern VOLATILE =
            Pattern.compile("add column .*default .*(random|gen_random_uuid|clock_timestamp|nextval|timeofday)\\s*\\(");

    private MigrationLint() {}

    /// What is wrong with the script, in the order of its statements; nothing for a sound one.
    static List<String> faults(String script) {
        var faults = new ArrayList<String>();
        Set<String> made = new TreeSet<>();
        for (var raw : COMMENT.matcher(script).replaceAll(" ").split(";")) {
            var statement = raw.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            Matcher table = CREATE_TABLE.matcher(statement);
            if (table.find()) {
                made.add(table.group(1));
            }
            lose(statement, faults);
            index(statement, made, faults);
            alter(statement, made, script.toLowerCase(Locale.ROOT), faults);
        }
        return faults;
    }

    private static void lose(String statement, List<String> faults) {
        if (statement.matches("(drop|truncate) .*") || statement.matches("alter .* drop (?!default|not null).*")) {
            faults.add(
                    "takes something away: " + statement
                            + " - a node of the version before still reads it; stop using it now, remove it some releases later");
        }
        if (statement.matches("alter .* rename .*")) {
            faults.add("renames: " + statement + " - physical names never change; add a new one and copy");
        }
        if (statement.matches("(lock|cluster|vacuum full|reindex) .*")) {
            faults.add("locks out everybody: " + statement + " - do it in a job, piece by piece");
        }
    }

    private static void index(String statement, Set<String> made, List<String> faults) {
        var index = CREATE_INDEX.matcher(statement);
        if (!index.find()) {
            return;
        }
        if (index.group(1) != null) {
            faults.add("builds an index concurrently inside a migration: " + statement
                    + " - it cannot run in a transaction and may leave an invalid index; build it in a job");
        } else if (!made.contains(index.group(2))) {
            faults.add("builds an index on a table that may be large: " + statement
                    + " - writers wait until it is done; build it concurrently in a job");
        }
    }

    private static void alter(String statement, Set<String> made, String script, List<String> faults) {
        var alter = ALTER_TABLE.matcher(statement);
        if (!alter.matches() || made.contains(alter.group(1))) {
            return;
        }
        var what = alter.group(2);
        if (what.matches(".*\\balter (column )?\\S+ (set data )?type .*")) {
            faults.add("changes a type: " + statement
                    + " - rewrites the table under a lock; add a new column, fill it in chunks, read the new one");
        }
        if (what.contains("set not null") && !script.contains("validate constraint")) {
            faults.add(
                    "sets not null: " + statement
                            + " - scans the table under a lock; add a check (… is not null) not valid, validate it, then set it");
        }
        if (what.matches(".*add column .*not null.*") && !what.contains("default")) {
            faults.add("adds a column that must not be null without a default: " + statement
                    + " - fails on the first row there is; give a constant default");
        }
        if (VOLATILE.matcher(what).find()) {
            faults.add("adds a column with a default that differs by row: " + statement
                    + " - rewrites the table; add it empty and fill it in chunks");
        }
        if (what.matches(".*add (constraint \\S+ )?(unique|primary key|exclude).*") && !what.contains("using index")) {
            faults.add("builds a unique index under a lock: " + statement
                    + " - build it concurrently in a job, then add the constraint using index");
        }
        if (what.matches(".*add (constraint \\S+ )?(check|foreign key).*") && !what.contains("not valid")) {
            faults.add("checks every row under a lock: " + statement + " - add it not valid, then validate it");
        }
    }
}
