package dev.grato.model.types;

import dev.grato.model.FieldTypes;
import java.util.List;

/// The types every installation has.
public final class StandardFieldTypes {

    private static final FieldTypes ALL = new FieldTypes(List.of(
            new TextType(),
            new LongTextType(),
            new RichTextType(),
            NumberType.number(),
            new MoneyType(),
            NumberType.percent(),
            new BooleanType(),
            new DateType(),
            new DateTimeType(),
            new DurationType(),
            new SelectType(),
            new MultiSelectType(),
            new RatingType(),
            new PersonNameType(),
            new EmailListType(),
            new PhoneListType(),
            new UrlListType(),
            new AddressType(),
            new GeoPointType(),
            new TaxIdType(),
            new ApproximateAmountType(),
            new ApproximateDateType(),
            new RelationType("relation"),
            new RelationType("user"),
            new PolymorphicRelationType(),
            new FileListType(),
            new JsonType(),
            new AutoNumberType()));

    private StandardFieldTypes() {}

    /// All of them; types have no state, so these are the same for every workspace.
    public static FieldTypes all() {
        return ALL;
    }
}
