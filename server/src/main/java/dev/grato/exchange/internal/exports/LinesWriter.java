package dev.grato.exchange.internal.exports;

import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record a line, with the values of the API.
final class LinesWriter implements SheetWriter {

    private final Writer out;
    private final List<String> fields;

    LinesWriter(Writer out, List<String> fields) {
        this.out = out;
        this.fields = List.copyOf(fields);
    }

    @Override
    public void begin() {
        // lines need no head
    }

    @Override
    public void add(CrmRecord row) throws IOException {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", row.id().toString());
        json.put("version", row.version().version());
        for (var field : fields) {
            if (row.value(field) != null) {
                json.put(field, row.value(field));
            }
        }
        out.write(Json.write(json));
        out.write('\n');
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
