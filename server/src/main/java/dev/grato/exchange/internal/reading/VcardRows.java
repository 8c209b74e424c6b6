package dev.grato.exchange.internal.reading;

import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import ezvcard.property.Address;
import ezvcard.property.Organization;
import ezvcard.property.TextProperty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Business cards, one a row; pictures, sounds and keys are left out.
final class VcardRows implements RowSource {

    private static final List<String> HEADER = List.of(
            "Prefix",
            "Given name",
            "Family name",
            "Full name",
            "Organization",
            "Job title",
            "Email",
            "Phone",
            "Street",
            "City",
            "Region",
            "Postal code",
            "Country",
            "Website",
            "Birthday",
            "Notes",
            "UID");

    @Override
    public void read(Content content, Reading reading, RowSink sink) throws IOException {
        if (!sink.row(1, HEADER)) {
            return;
        }
        long number = 1;
        try (var cards = new VCardReader(new CardReader(Encodings.reader(content, reading.encoding())))) {
            for (var card = cards.readNext(); card != null; card = cards.readNext()) {
                number++;
                var cells = cells(card);
                Limits.check(number, cells);
                if (!sink.row(number, cells)) {
                    return;
                }
            }
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException broken) {
            throw new UnreadableFile("brokenCard", java.util.Map.of("card", number));
        }
    }

    private static List<String> cells(VCard card) {
        var name = card.getStructuredName();
        var given = name == null
                ? ""
                : Stream.concat(Stream.ofNullable(name.getGiven()), name.getAdditionalNames().stream())
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(" "));
        var address = card.getAddresses().isEmpty()
                ? new Address()
                : card.getAddresses().getFirst();
        var family = name == null ? "" : text(name.getFamily());
        var cells = new ArrayList<String>();
        cells.add(name == null ? "" : String.join(" ", name.getPrefixes()));
        cells.add(given);
        cells.add(family);
        cells.add(given.isEmpty() && family.isEmpty() ? value(card.getFormattedName()) : "");
        cells.add(organization(card.getOrganization()));
        cells.add(first(card.getTitles()));
        cells.add(joined(card.getEmails(), TextProperty::getValue));
        cells.add(joined(card.getTelephoneNumbers(), VcardRows::phone));
        cells.add(joined(
                List.of(text(address.getExtendedAddressFull()), text(address.getStreetAddressFull())), part -> part));
        cells.add(text(address.getLocality()));
        cells.add(text(address.getRegion()));
        cells.add(text(address.getPostalCode()));
        cells.add(text(address.getCountry()));
        cells.add(joined(card.getUrls(), TextProperty::getValue));
        cells.add(birthday(card));
        cells.add(joined(card.getNotes(), TextProperty::getValue));
        cells.add(card.getUid() == null ? "" : text(card.getUid().getValue()));
        return cells;
    }

    private static String phone(ezvcard.property.Telephone phone) {
        return phone.getUri() != null ? phone.getUri().getNumber() : text(phone.getText());
    }

    private static String birthday(VCard card) {
        var day = card.getBirthday();
        return day == null || day.getDate() == null ? "" : day.getDate().toString();
    }

    private static String organization(@Nullable Organization organization) {
        return organization == null || organization.getValues().isEmpty()
                ? ""
                : text(organization.getValues().getFirst());
    }

    private static String first(List<? extends TextProperty> texts) {
        return texts.isEmpty() ? "" : value(texts.getFirst());
    }

    private static String value(@Nullable TextProperty property) {
        return property == null ? "" : text(property.getValue());
    }

    private static <T> String joined(List<T> values, Function<T, @Nullable String> text) {
        return values.stream()
                .map(text)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
