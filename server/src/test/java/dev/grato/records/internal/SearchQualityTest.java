package dev.grato.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.platform.Ids;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import dev.grato.records.Search;
import dev.grato.records.Search.Wish;
import dev.grato.records.WriteOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// How often people find whom they mean, among real names, as they really type: prints recall at five and the mean
/// reciprocal rank for each way of typing.
class SearchQualityTest {

    private static final int EACH = 20;

    private record Label(String way, String typed, UUID meant) {}

    @Test
    void findsWhomPeopleMean() {
        var world = TestServer.running().world();
        try {
            var labels = labels(world.server().bean(Records.class), world);
            var search = world.server().bean(Search.class);
            var ranks = new LinkedHashMap<String, List<Integer>>();
            for (var label : labels) {
                var hits = search.find(world.admin(), new Wish(label.typed(), List.of(), 20, false))
                        .items();
                int rank = 0;
                for (int i = 0; i < hits.size() && rank == 0; i++) {
                    rank = hits.get(i).id().equals(label.meant()) ? i + 1 : 0;
                }
                if (rank == 0) {
                    org.slf4j.LoggerFactory.getLogger(SearchQualityTest.class)
                            .info("not found: {}, typed {}", label.way(), label.typed());
                }
                ranks.computeIfAbsent(label.way(), key -> new ArrayList<>()).add(rank);
            }
            assertThat(labels).hasSizeGreaterThanOrEqualTo(100);
            ranks.forEach((way, found) -> report(way, found));
            var all = ranks.values().stream().flatMap(List::stream).toList();
            report("all", all);
            assertThat(recall(all)).as("recall at five").isGreaterThan(0.95);
            assertThat(reciprocal(all)).as("mean reciprocal rank").isGreaterThan(0.85);
        } finally {
            world.drop();
        }
    }

    private static List<Label> labels(Records records, TestServer.World world) {
        var random = new Random(5);
        var labels = new ArrayList<Label>();
        var mutations = new ArrayList<Mutation>();
        var names = RealNames.all().stream()
                .filter(name -> name.split(" ", -1).length >= 2 && name.length() > 9)
                .distinct()
                .limit(600)
                .toList();
        for (int i = 0; i < names.size(); i++) {
            var id = Ids.next();
            var phone = "+3906" + (1_000_000 + i * 7_919 % 8_999_999);
            var mail = "p" + (i * 31 % 9_973) + "." + i + "@firm" + i + ".example";
            mutations.add(Mutation.create("person", id, Map.of("name", names.get(i), "phones", phone, "emails", mail)));
            if (i % 5 == 0 && labels.size() < 7 * EACH) {
                var name = names.get(i);
                var words = name.split(" ", -1);
                labels.add(new Label("whole name", name, id));
                labels.add(new Label("no accents, lower case", SearchText.fold(name), id));
                labels.add(new Label("words turned round", words[words.length - 1] + " " + words[0], id));
                labels.add(new Label("beginnings", start(words[0]) + " " + start(words[words.length - 1]), id));
                labels.add(new Label("a letter missing", slip(name, random), id));
                labels.add(new Label("end of the number", phone.substring(phone.length() - 6), id));
                labels.add(new Label("part of the address", mail.substring(0, mail.indexOf('@')), id));
            }
        }
        records.write(world.system(), mutations, new WriteOptions("test", false, null, null))
                .forEach(outcome -> assertThat(outcome.status().isDone()).isTrue());
        return labels;
    }

    private static String start(String word) {
        return word.substring(0, word.offsetByCodePoints(0, Math.min(4, word.codePointCount(0, word.length()))));
    }

    private static String slip(String name, Random random) {
        var words = name.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            if (Typos.allowed(SearchText.fold(words[i])) > 0) {
                int at = 1 + random.nextInt(words[i].length() - 2);
                words[i] = words[i].substring(0, at) + words[i].substring(at + 1);
                break;
            }
        }
        return String.join(" ", words);
    }

    private static double recall(List<Integer> ranks) {
        return ranks.stream().filter(rank -> rank > 0 && rank <= 5).count() / (double) ranks.size();
    }

    private static double reciprocal(List<Integer> ranks) {
        return ranks.stream()
                .mapToDouble(rank -> rank == 0 ? 0 : 1.0 / rank)
                .average()
                .orElse(0);
    }

    private static void report(String way, List<Integer> ranks) {
        org.slf4j.LoggerFactory.getLogger(SearchQualityTest.class)
                .info(
                        "search quality, {}: {} queries, recall@5 {}, MRR {}",
                        way,
                        ranks.size(),
                        recall(ranks),
                        reciprocal(ranks));
    }
}
