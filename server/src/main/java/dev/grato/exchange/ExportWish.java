package dev.grato.exchange;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which list somebody wants to take along, and as what.
///
/// @param object the object's name, singular
/// @param filter the filter language as plain JSON values; absent for all
/// @param sort field names, each with a `-` in front for descending; at most two
/// @param fields the columns in their order; empty for all the caller may read
/// @param delimiter between the cells of CSV
/// @param language `en`, `es` or `it`: headers, names of options, how numbers and dates are written
public record ExportWish(
        String object,
        @Nullable Map<String, @Nullable Object> filter,
        List<String> sort,
        List<String> fields,
        Format format,
        char delimiter,
        String language) {

    /// What a file can be.
    public enum Format {
        CSV("csv", "text/csv;charset=UTF-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        JSONL("jsonl", "application/x-ndjson");

        private final String key;
        private final String mediaType;

        Format(String key, String mediaType) {
            this.key = key;
            this.mediaType = mediaType;
        }

        /// The word in the API and the ending of the file's name.
        public String key() {
            return key;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    public ExportWish {
        sort = List.copyOf(sort);
        fields = List.copyOf(fields);
    }
}
