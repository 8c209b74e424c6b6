package dev.grato.platform;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes JSON as plain values: String, BigDecimal, whole numbers, Boolean, List, Map and null.
///
/// Maps keep their order. Names given twice, trailing text, nesting deeper than 64 and numbers longer than 100
/// digits
/// are refused.
public final class Json {

    /// The exponent from which on a number is of absurd size.
    private static final int ABSURD = 1_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(100)
                            .maxStringLength(2_000_000)
                            .maxNameLength(500)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /// The mapper behind it, for those who stream.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// The value written in the text.
    ///
    /// @throws JacksonException when it is not JSON; its location says where
    public static @Nullable Object read(String text) {
        return MAPPER.readValue(text, Object.class);
    }

    /// The value written in the UTF-8 bytes; see [#read(String)].
    public static @Nullable Object read(byte[] bytes) {
        return MAPPER.readValue(bytes, Object.class);
    }

    public static String write(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// The object written in the text; see [#read(String)].
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> readObject(String text) {
        return (Map<String, @Nullable Object>) MAPPER.readValue(text, Map.class);
    }

    /// The value as an object, or null when it is something else.
    @SuppressWarnings("unchecked")
    public static @Nullable Map<String, @Nullable Object> asObject(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
    }

    /// The value as a list, or null when it is something else.
    @SuppressWarnings("unchecked")
    public static @Nullable List<@Nullable Object> asList(@Nullable Object value) {
        return value instanceof List<?> list ? (List<@Nullable Object>) list : null;
    }

    /// The number in its one canonical form: no trailing zeros and no exponent, so that equal numbers are equal
    /// objects; null when the value is not a number.
    public static @Nullable BigDecimal asNumber(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> canonical(number);
            case java.math.BigInteger number -> canonical(new BigDecimal(number));
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> canonical(BigDecimal.valueOf(number));
            case Short number -> BigDecimal.valueOf(number);
            case Double number when Double.isFinite(number) -> canonical(BigDecimal.valueOf(number));
            case null, default -> null;
        };
    }

    /// See [#asNumber]; numbers of absurd size are left as they are so that nobody is made to write out a million
    /// zeros.
    public static BigDecimal canonical(BigDecimal number) {
        if (Math.abs((long) number.scale()) > ABSURD) {
            return number; // stripping its zeros could carry the exponent out of its range
        }
        var stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() > -100 ? stripped.setScale(0) : stripped;
    }
}
