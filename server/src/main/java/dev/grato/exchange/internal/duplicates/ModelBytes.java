package dev.grato.exchange.internal.duplicates;

import dev.grato.exchange.internal.matching.Frequencies;
import dev.grato.exchange.internal.matching.MatchField;
import dev.grato.exchange.internal.matching.MatchModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A model as it is kept: its numbers and how often values occur, by hashes, so that it holds no value itself.
final class ModelBytes {

    private ModelBytes() {}

    static byte[] write(MatchModel model) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeDouble(model.prior());
            for (int f = 0; f < model.fields().size(); f++) {
                write(out, model.same()[f]);
                write(out, model.chance()[f]);
                var frequencies = model.frequencies().get(f);
                out.writeLong(frequencies.present());
                out.writeDouble(frequencies.rest());
                write(out, frequencies.values());
                write(out, frequencies.words());
                out.writeInt(frequencies.grams().length);
                for (int count : frequencies.grams()) {
                    out.writeInt(count);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static MatchModel read(List<MatchField> fields, byte[] bytes) {
        try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            double prior = in.readDouble();
            var same = new double[fields.size()][];
            var chance = new double[fields.size()][];
            var frequencies = new ArrayList<Frequencies>();
            for (int f = 0; f < fields.size(); f++) {
                same[f] = numbers(in);
                chance[f] = numbers(in);
                long present = in.readLong();
                double rest = in.readDouble();
                var values = counts(in);
                var words = counts(in);
                var grams = new int[in.readInt()];
                for (int i = 0; i < grams.length; i++) {
                    grams[i] = in.readInt();
                }
                frequencies.add(new Frequencies(present, values, rest, words, grams));
            }
            return new MatchModel(fields, List.copyOf(frequencies), same, chance, prior);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void write(DataOutputStream out, double[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private static double[] numbers(DataInputStream in) throws IOException {
        var numbers = new double[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }

    private static void write(DataOutputStream out, Map<Long, Integer> counts) throws IOException {
        out.writeInt(counts.size());
        for (var count : counts.entrySet()) {
            out.writeLong(count.getKey());
            out.writeInt(count.getValue());
        }
    }

    private static Map<Long, Integer> counts(DataInputStream in) throws IOException {
        int size = in.readInt();
        var counts = new HashMap<Long, Integer>();
        for (int i = 0; i < size; i++) {
            counts.put(in.readLong(), in.readInt());
        }
        return Map.copyOf(counts);
    }
}
