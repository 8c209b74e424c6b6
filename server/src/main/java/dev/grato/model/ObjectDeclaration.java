package dev.grato.model;

import dev.grato.platform.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How a module declares one of its objects in code; the single source for table, API, screens, import and
/// docs.
///
/// ```java
/// ObjectDeclaration.of("company", "companies", Texts.of("Company", "Empresa", "Azienda"),
///         Texts.of("Companies", "Empresas", "Aziende"))
///     .owned()
///     .field("name", "text", Texts.of("Name", "Nombre", "Nome"), f -> f.required().indexed())
///     .field("website", "urlList", Texts.of("Web", "Web", "Sito"))
///     .title("name");
/// ```
public final class ObjectDeclaration {

    private final String name;
    private final String plural;
    private final Texts label;
    private final Texts pluralLabel;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private String table;
    private String title = "name";
    private boolean owned;
    private boolean erpMastered;
    private boolean personal;
    private boolean ruled;
    private List<String> parents = List.of();
    private ObjectType.@Nullable AccountTeam accountTeam;
    private @Nullable TimelineDefinition timeline;
    private @Nullable OnDevices onDevices;
    private List<String> listFields = List.of();

    private ObjectDeclaration(String name, String plural, Texts label, Texts pluralLabel) {
        this.name = name;
        this.plural = plural;
        this.label = label;
        this.pluralLabel = pluralLabel;
        this.table = Names.snake(name);
    }

    public static ObjectDeclaration of(String name, String plural, Texts label, Texts pluralLabel) {
        return new ObjectDeclaration(name, plural, label, pluralLabel);
    }

    /// Names the table where the object's own name is a reserved word of SQL.
    public ObjectDeclaration table(String physicalName) {
        this.table = physicalName;
        return this;
    }

    /// Gives each record an owner and a team.
    public ObjectDeclaration owned() {
        this.owned = true;
        return this;
    }

    /// Lets who sees a record behind one of these relation fields see these records too; who may change it,
    /// change them.
    public ObjectDeclaration visibleThrough(String... relationFields) {
        this.parents = List.of(relationFields);
        return this;
    }

    /// Gives each record an account team: users who work with it beside its owner and team.
    ///
    /// @param memberObject the object whose records are the members; must be [#visibleThrough] `recordField`
    /// @param recordField its relation field that points at records of this object
    /// @param userField its field that names the user
    public ObjectDeclaration accountTeam(String memberObject, String recordField, String userField) {
        this.accountTeam = new ObjectType.AccountTeam(memberObject, recordField, userField);
        return this;
    }

    /// Says which entries in timelines the records give, and whom what concerns them concerns too.
    public ObjectDeclaration timeline(Consumer<TimelineDeclaration> details) {
        var declaration = new TimelineDeclaration();
        details.accept(declaration);
        this.timeline = declaration.build();
        return this;
    }

    /// Says what devices keep of the records, where it is not what [OnDevices#usual] says.
    public ObjectDeclaration onDevices(OnDevices keeping) {
        this.onDevices = keeping;
        return this;
    }

    /// Says which columns a list of the records has as long as nobody has arranged another one, in their order.
    public ObjectDeclaration inLists(String... fieldNames) {
        this.listFields = List.of(fieldNames);
        return this;
    }

    /// Makes the records read-only for people, since an ERP is their master.
    public ObjectDeclaration erpMastered() {
        this.erpMastered = true;
        return this;
    }

    /// Gives each record an owner who alone sees, makes and removes it: no role reaches further, not that of
    /// administrators, and nobody needs a right to it.
    public ObjectDeclaration personal() {
        this.owned = true;
        this.personal = true;
        return this;
    }

    /// Leaves it to the rules of the module who makes, changes and removes such records: a role that says nothing of
    /// this object is no hindrance. Needs a rule that also checks what is removed.
    public ObjectDeclaration ruled() {
        this.ruled = true;
        return this;
    }

    /// Names the field that stands for a record; `name` unless said otherwise.
    public ObjectDeclaration title(String field) {
        this.title = field;
        return this;
    }

    public ObjectDeclaration field(String fieldName, String type, Texts fieldLabel) {
        return field(fieldName, type, fieldLabel, field -> {});
    }

    public ObjectDeclaration field(String fieldName, String type, Texts fieldLabel, Consumer<Field> details) {
        var field = new Field(fieldName, type, fieldLabel);
        details.accept(field);
        if (fields.put(fieldName, field) != null) {
            throw new IllegalArgumentException(name + "." + fieldName + " is declared twice");
        }
        return this;
    }

    public String name() {
        return name;
    }

    /// The object as it is before administrators changed anything.
    ///
    /// @throws IllegalArgumentException when the declaration itself is wrong: a fault in our code
    public ObjectType build(FieldTypes types) {
        var built = new ArrayList<FieldDefinition>();
        fields.values().forEach(field -> built.add(field.build(types)));
        if (owned) {
            built.addAll(SystemFields.ownership(types));
        }
        return new ObjectType(
                name,
                plural,
                Names.kebab(plural),
                table,
                label,
                pluralLabel,
                built,
                title,
                owned,
                parents,
                accountTeam,
                erpMastered,
                personal,
                ruled,
                false,
                false,
                timeline,
                List.of(),
                onDevices == null ? OnDevices.usual(owned, !parents.isEmpty()) : onDevices,
                listFields,
                null);
    }

    /// The details of one declared field.
    public static final class Field {

        private final String name;
        private final String type;
        private final Texts label;
        private final List<Option> options = new ArrayList<>();
        private final Map<String, Object> settings = new LinkedHashMap<>();
        private Texts help = Texts.EMPTY;
        private boolean required;
        private boolean unique;
        private boolean indexed;
        private boolean readOnly;
        private boolean sensitive;
        private boolean mustAsk;
        private @Nullable String target;
        private @Nullable String inverse;
        private @Nullable Object defaultValue;

        private Field(String name, String type, Texts label) {
            this.name = name;
            this.type = type;
            this.label = label;
        }

        public Field required() {
            this.required = true;
            return this;
        }

        public Field unique() {
            this.unique = true;
            return this;
        }

        public Field indexed() {
            this.indexed = true;
            return this;
        }

        public Field readOnly() {
            this.readOnly = true;
            return this;
        }

        public Field sensitive() {
            this.sensitive = true;
            return this;
        }

        /// Concurrent changes of this field ask the person instead of letting the last one win.
        public Field mustAsk() {
            this.mustAsk = true;
            return this;
        }

        public Field help(Texts text) {
            this.help = text;
            return this;
        }

        public Field option(String key, Texts optionLabel) {
            options.add(new Option(key, optionLabel));
            return this;
        }

        public Field option(String key, Texts optionLabel, String color) {
            options.add(new Option(key, optionLabel, color, false));
            return this;
        }

        /// The object a relation points at; relations are always indexed.
        public Field to(String object) {
            this.target = object;
            this.indexed = true;
            return this;
        }

        /// How the target's side calls these records.
        public Field inverse(String inverseName) {
            this.inverse = inverseName;
            return this;
        }

        public Field set(String setting, Object value) {
            settings.put(setting, value);
            return this;
        }

        public Field byDefault(Object canonicalValue) {
            this.defaultValue = canonicalValue;
            return this;
        }

        private FieldDefinition build(FieldTypes types) {
            var fieldType = types.require(type);
            var faults = new Faults();
            var kept = fieldType.acceptSettings(new LinkedHashMap<>(settings), faults);
            if (fieldType.key().equals("user")) {
                to("user");
            }
            if (!faults.isEmpty() || fieldType.hasOptions() == options.isEmpty()) {
                throw new IllegalArgumentException("field " + name + " is declared wrongly: " + faults.found());
            }
            return new FieldDefinition(
                    name,
                    Names.snake(name) + (fieldType.isRelation() ? "_id" : ""),
                    fieldType,
                    label,
                    help,
                    required,
                    unique,
                    indexed,
                    readOnly,
                    sensitive,
                    false,
                    false,
                    false,
                    options,
                    target,
                    inverse,
                    kept,
                    defaultValue,
                    mustAsk);
        }
    }
}
