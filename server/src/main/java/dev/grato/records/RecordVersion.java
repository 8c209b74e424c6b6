package dev.grato.records;

import java.util.Optional;
import java.util.regex.Pattern;

/// Which state of a record somebody saw: its version and the random tag of that very change.
///
/// After a restore the same version number can be given again with other content; the tag tells them apart.
public record RecordVersion(long version, long tag) {

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,18})-([0-9a-f]{16})\"");

    /// As it stands in `ETag` and `If-Match`: `"7-00c0ffee00c0ffee"`, quotes included.
    public String etag() {
        return "\"" + version + "-" + tagText() + "\"";
    }

    /// The tag as it goes over the wire: 16 hexadecimal digits, since browsers count to 2^53 only.
    public String tagText() {
        return "%016x".formatted(tag);
    }

    /// The version written in an `If-Match` header, if it is one of ours.
    public static Optional<RecordVersion> ofEtag(String header) {
        var match = ETAG.matcher(header.strip());
        return match.matches()
                ? Optional.of(
                        new RecordVersion(Long.parseLong(match.group(1)), Long.parseUnsignedLong(match.group(2), 16)))
                : Optional.empty();
    }
}
