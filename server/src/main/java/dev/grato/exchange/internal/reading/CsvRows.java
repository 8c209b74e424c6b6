package dev.grato.exchange.internal.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.util.Map;

/// Lines of cells with any delimiter; rows may be ragged.
final class CsvRows implements RowSource {

    private static final int BUFFER = 8 << 20;

    @Override
    public void read(Content content, Reading reading, RowSink sink) throws IOException {
        try (var text = Encodings.reader(content, reading.encoding())) {
            rows(text, reading.delimiter(), reading.quote(), sink);
        } catch (MalformedInputException wrong) {
            throw new UnreadableFile("brokenEncoding", Map.of("encoding", reading.encoding()));
        }
    }

    static void rows(Reader text, String delimiter, String quote, RowSink sink) throws IOException {
        // a character nobody writes stands for "no quotes": U+0001 would end up as a cell's text and be refused
        // there
        char mark = quote.isEmpty() ? '\u0001' : quote.charAt(0);
        var builder = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(mark)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER);
        long number = 0;
        try (var records = builder.ofCsvRecord(text)) {
            for (CsvRecord line : records) {
                number++;
                var cells = line.getFields();
                Limits.check(number, cells);
                if (!sink.row(number, cells)) {
                    return;
                }
            }
        } catch (CsvParseException tooLarge) {
            var cause = tooLarge.getCause();
            throw cause instanceof IOException broken
                            && !String.valueOf(broken.getMessage()).contains("buffer")
                    ? new UncheckedIOException(broken)
                    : new UnreadableFile("rowTooLong", Map.of("row", number + 1));
        }
    }
}
