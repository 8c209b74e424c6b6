package dev.grato.exchange.internal.reading;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.eventusermodel.HSSFUserException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/// Workbooks of Excel until 2003, read by events; they have 65,536 rows at most.
final class XlsRows implements RowSource {

    private static final long MOST = 256L << 20;
    private static final MathContext FIFTEEN = new MathContext(15);

    @Override
    public void read(Content content, Reading reading, RowSink sink) throws IOException {
        var events = new Events(reading.sheet(), sink);
        run(content, events);
        if (!events.isFound) {
            throw new UnreadableFile("noSheet", Map.of("sheet", reading.sheet()));
        }
        events.flush();
    }

    static List<String> sheets(Content content) throws IOException {
        var events = new Events("", (number, cells) -> false);
        run(content, events);
        if (events.sheets.isEmpty()) {
            throw new UnreadableFile("brokenWorkbook");
        }
        return List.copyOf(events.sheets);
    }

    private static void run(Content content, Events events) throws IOException {
        if (content.size() > MOST) {
            throw new UnreadableFile("workbookTooLarge", Map.of("max", MOST));
        }
        try (var in = content.open();
                var file = new POIFSFileSystem(in)) {
            if (file.getRoot().hasEntry("EncryptedPackage")) {
                throw new UnreadableFile("password");
            }
            if (!file.getRoot().hasEntry("Workbook") && !file.getRoot().hasEntry("Book")) {
                throw new UnreadableFile(file.getRoot().hasEntry("WordDocument") ? "document" : "brokenWorkbook");
            }
            if (!file.getRoot().hasEntry("Workbook")) {
                throw new UnreadableFile("oldWorkbook");
            }
            events.formats = new FormatTrackingHSSFListener(events);
            var forwarding = new HSSFRequest();
            forwarding.addListenerForAllRecords(new Forwarding(events, events.formats));
            new HSSFEventFactory().abortableProcessWorkbookEvents(forwarding, file);
        } catch (org.apache.poi.EncryptedDocumentException locked) {
            throw new UnreadableFile("password");
        } catch (HSSFUserException stopped) {
            // the sink has enough
        } catch (UnreadableFile refusal) {
            throw refusal;
        } catch (org.apache.poi.hssf.OldExcelFormatException old) {
            throw new UnreadableFile("oldWorkbook");
        } catch (RuntimeException | IOException broken) {
            var unreadable = new UnreadableFile("brokenWorkbook");
            unreadable.initCause(broken);
            throw unreadable;
        }
    }

    /// Formats are learned from the same records.
    private static final class Forwarding extends AbortableHSSFListener {

        private final Events events;
        private final FormatTrackingHSSFListener formats;

        private Forwarding(Events events, FormatTrackingHSSFListener formats) {
            this.events = events;
            this.formats = formats;
        }

        @Override
        public short abortableProcessRecord(Record read) {
            formats.processRecord(read);
            return (short) (events.isEnough ? 1 : 0);
        }
    }

    private static final class Events implements org.apache.poi.hssf.eventusermodel.HSSFListener {

        private final String wanted;
        private final RowSink sink;
        private final List<String> sheets = new ArrayList<>();
        private @Nullable FormatTrackingHSSFListener formats;
        private @Nullable SSTRecord texts;
        private List<String> row = new ArrayList<>();
        private int number = -1;
        private int sheet = -1;
        private int pendingColumn = -1;
        private int pendingRow = -1;
        private boolean is1904;
        private boolean isFound;
        private boolean isEnough;

        private Events(String wanted, RowSink sink) {
            this.wanted = wanted;
            this.sink = sink;
        }

        @Override
        public void processRecord(Record read) {
            switch (read) {
                case BoundSheetRecord bound -> sheets.add(bound.getSheetname());
                case BOFRecord begin -> begin(begin);
                case SSTRecord all -> texts = all;
                case DateWindow1904Record window -> is1904 = window.getWindowing() == 1;
                case StringRecord text -> {
                    if (pendingColumn >= 0) {
                        put(pendingRow, pendingColumn, text.getString());
                        pendingColumn = -1;
                    }
                }
                case CellValueRecordInterface cell -> cell(cell);
                default -> {
                    // formatting, charts
                }
            }
        }

        private void begin(BOFRecord begin) {
            if (begin.getType() == BOFRecord.TYPE_WORKSHEET) {
                flush();
                sheet++;
                isFound |= isWanted();
            }
        }

        private boolean isWanted() {
            return wanted.isEmpty()
                    ? sheet == 0
                    : sheet >= 0 && sheet < sheets.size() && sheets.get(sheet).equals(wanted);
        }

        private void cell(CellValueRecordInterface cell) {
            if (!isWanted() || isEnough) {
                return;
            }
            var text = switch (cell) {
                case LabelSSTRecord label ->
                    texts == null ? "" : texts.getString(label.getSSTIndex()).getString();
                case LabelRecord label -> label.getValue();
                case BoolErrRecord is -> is.isBoolean() ? String.valueOf(is.getBooleanValue()) : "";
                case NumberRecord value -> number(cell, value.getValue());
                case FormulaRecord formula -> formula(cell, formula);
                default -> "";
            };
            put(cell.getRow(), cell.getColumn(), text);
        }

        private String formula(CellValueRecordInterface cell, FormulaRecord formula) {
            if (formula.hasCachedResultString()) {
                pendingRow = cell.getRow();
                pendingColumn = cell.getColumn();
                return "";
            }
            return Double.isNaN(formula.getValue()) ? "" : number(cell, formula.getValue());
        }

        private String number(CellValueRecordInterface cell, double value) {
            var known = formats;
            if (known != null
                    && ExcelDates.isDate(known.getFormatIndex(cell), String.valueOf(known.getFormatString(cell)))) {
                return ExcelDates.text(Double.toString(value), is1904);
            }
            if (!Double.isFinite(value)) {
                return "";
            }
            var plain = new BigDecimal(value).round(FIFTEEN);
            return plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString();
        }

        private void put(int at, int column, String text) {
            if (at != number) {
                flush();
                number = at;
            }
            if (text.length() > Limits.CELL) {
                throw new UnreadableFile(
                        "cellTooLong", Map.of("row", at + 1, "column", column + 1, "max", Limits.CELL));
            }
            if (!text.isEmpty()) {
                if (column >= row.size()) {
                    row.addAll(Collections.nCopies(column + 1 - row.size(), ""));
                }
                row.set(column, text);
            }
        }

        private void flush() {
            if (number >= 0 && !isEnough) {
                isEnough = !sink.row(number + 1L, row.isEmpty() ? List.of("") : row);
            }
            row = new ArrayList<>();
            number = -1;
        }
    }
}
