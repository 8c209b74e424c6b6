package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.model.formula.Formula;
import dev.grato.model.formula.FormulaFunction;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Messages;
import dev.grato.records.Formulas;
import dev.grato.records.Formulas.Checked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Help for whoever writes formulas.
@RestController
@RequestMapping("/api/v1/model/formula")
final class FormulaController {

    private static final int LONGEST = 4_000;

    private final Formulas formulas;
    private final Objects objects;
    private final Messages messages;

    FormulaController(Formulas formulas, Objects objects, Messages messages) {
        this.formulas = formulas;
        this.objects = objects;
        this.messages = messages;
    }

    /// The functions there are, named and described in the caller's language.
    @SignedInOnly
    @GetMapping("/functions")
    Map<String, @Nullable Object> functions(Actor actor) {
        var items = new ArrayList<Map<String, @Nullable Object>>();
        for (var function : FormulaFunction.values()) {
            items.add(function(function, actor.locale()));
        }
        return Map.of("items", items);
    }

    private Map<String, @Nullable Object> function(FormulaFunction function, Locale locale) {
        var key = function.canonical();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", key);
        json.put("localName", function.in(locale));
        json.put("group", function.group());
        json.put("arguments", messages.text(locale, "formula.arguments." + key));
        json.put("min", function.least());
        json.put("max", function.most());
        json.put("description", messages.text(locale, "formula.function." + key));
        json.put("example", Formula.typed(function.example(), Locale.ENGLISH).shown(locale, path -> path));
        return json;
    }

    /// What an expression is, or what is wrong with it; nothing is kept.
    @Requires(Abilities.MANAGE_MODEL)
    @PostMapping("/check")
    Map<String, @Nullable Object> check(JsonBody body, Actor actor) {
        body.object("object", "expression", "record", "cursor");
        var expression = body.text("expression");
        if (expression.length() > LONGEST) {
            throw JsonBody.wrong("expression", "tooLong", Map.of("max", LONGEST));
        }
        var checked = formulas.check(actor, object(actor, body), expression, record(body), cursor(body));
        return json(checked, actor.locale());
    }

    /// By address or by name.
    private String object(Actor actor, JsonBody body) {
        var wanted = body.text("object");
        var model = objects.visible(actor);
        return model.objectAt(wanted).map(found -> found.name()).orElse(wanted);
    }

    private static @Nullable UUID record(JsonBody body) {
        var text = body.optionalText("record");
        return text == null ? null : Ids.parse(text).orElseThrow(() -> JsonBody.wrong("record", "id", Map.of()));
    }

    private static @Nullable Integer cursor(JsonBody body) {
        var sent = body.object().get("cursor");
        if (sent == null) {
            return null;
        }
        if (sent instanceof Integer cursor && cursor >= 0 && cursor <= LONGEST) {
            return cursor;
        }
        throw JsonBody.wrong("cursor", "outOfRange", Map.of("min", 0, "max", LONGEST));
    }

    private Map<String, @Nullable Object> json(Checked checked, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("type", checked.type());
        json.put("expression", checked.canonical());
        json.put("localized", checked.localized());
        json.put("inputs", checked.inputs());
        json.put("stored", checked.isStored());
        json.put("acrossRecords", checked.isAcross());
        json.put(
                "errors",
                checked.faults().stream().map(fault -> error(fault, locale)).toList());
        json.put("terms", checked.terms());
        json.put("hasValue", checked.hasValue());
        json.put("value", checked.value());
        json.put("suggestions", checked.suggestions());
        return json;
    }

    private Map<String, @Nullable Object> error(Fault fault, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", fault.code());
        json.put("offset", fault.args().get("offset"));
        json.put("length", fault.args().get("length"));
        json.put("message", messages.text(locale, "fault." + fault.code(), fault.args()));
        return json;
    }

    /// How far computed values have come.
    @Requires(Abilities.MANAGE_MODEL)
    @GetMapping("/state")
    Map<String, @Nullable Object> state(Actor actor) {
        var state = formulas.state(actor.workspace());
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (var progress : state.recalculations()) {
            var item = new LinkedHashMap<String, @Nullable Object>();
            item.put("object", progress.object());
            item.put("field", progress.field());
            item.put("state", progress.state());
            item.put("done", progress.done());
            item.put("total", progress.total());
            item.put("askedAt", progress.askedAt().toString());
            items.add(item);
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("behindMillis", state.behindMillis());
        json.put("recalculations", items);
        return json;
    }
}
