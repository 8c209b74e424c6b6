package dev.grato.model.types;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.grato.model.Faults;
import dev.grato.model.Handle;
import dev.grato.model.ValueContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Phone numbers in E.164, one of them primary. Numbers that could exist are taken, whether in use or not.
final class PhoneListType extends ListType {

    private static final int MAX = 20;
    private static final int LABEL = 100;
    private static final List<String> KEYS = List.of("number", "label", "extension", "isPrimary");
    private static final Pattern EXTENSION = Pattern.compile("[0-9*#]{1,20}");

    PhoneListType() {
        super("phoneList", KEYS, MAX);
    }

    @Override
    @Nullable
    Map<String, Object> readItem(
            Map<String, @Nullable Object> object, String path, ValueContext context, Faults faults) {
        var at = Checks.path(path, "number");
        var text = Checks.line(object.get("number"), at, 100, faults);
        var label = Checks.line(object.get("label"), Checks.path(path, "label"), LABEL, faults);
        var extension = Checks.line(object.get("extension"), Checks.path(path, "extension"), 20, faults);
        var isPrimary = Checks.flag(object.get("isPrimary"), Checks.path(path, "isPrimary"), faults);
        if (extension != null && !EXTENSION.matcher(extension).matches()) {
            faults.add(Checks.path(path, "extension"), "phoneExtension");
        }
        var number = text == null ? null : parse(text, context.region().toUpperCase(Locale.ROOT));
        if (number == null) {
            faults.add(at, "phoneNumber");
            return null;
        }
        return new Composite()
                .put("number", format(number, PhoneNumberFormat.E164))
                .put("label", label)
                .put(
                        "extension",
                        extension == null && number.hasExtension()
                                ? PhoneNumberUtil.normalizeDigitsOnly(number.getExtension())
                                : extension)
                .put("isPrimary", isPrimary)
                .build();
    }

    /// The number the text stands for, once it is the same when read again from its canonical form.
    private static @Nullable PhoneNumber parse(String text, String region) {
        var phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(text, region);
            var e164 = format(number, PhoneNumberFormat.E164);
            var isSame =
                    format(phones.parse(e164, "ZZ"), PhoneNumberFormat.E164).equals(e164);
            return isSame && phones.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE ? number : null;
        } catch (NumberParseException unreadable) {
            return null;
        }
    }

    private static String format(PhoneNumber number, PhoneNumberFormat format) {
        return PhoneNumberUtil.getInstance()
                .format(new PhoneNumber().mergeFrom(number).clearExtension(), format);
    }

    @Override
    String identity(Map<?, ?> item) {
        return compared(item) + "#" + Objects.requireNonNullElse(item.get("extension"), "");
    }

    @Override
    String compared(Map<?, ?> item) {
        return (String) Objects.requireNonNull(item.get("number"));
    }

    @Override
    List<Map<String, Object>> finish(List<Map<String, Object>> items, Faults faults) {
        return withOnePrimary(items, faults);
    }

    @Override
    Handle handle(Map<?, ?> item) {
        var number = compared(item);
        return new Handle(Handle.Kind.PHONE, number, number, isPrimary(item), false);
    }

    @Override
    String printItem(Map<?, ?> item) {
        var number = parse(compared(item), "ZZ");
        var text = number == null ? compared(item) : format(number, PhoneNumberFormat.INTERNATIONAL);
        var extension = item.get("extension");
        return extension == null ? text : text + " ext. " + extension;
    }

    @Override
    Map<String, Object> itemSchema() {
        return Schemas.object(
                List.of("number"),
                "number",
                Schemas.pattern("^\\+[1-9][0-9]{2,16}$"),
                "label",
                Schemas.text(LABEL),
                "extension",
                Schemas.pattern("^[0-9*#]{1,20}$"),
                "isPrimary",
                Schemas.flag());
    }
}
