package dev.grato.bench;

import dev.grato.platform.Folding;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Companies and people as the API would be sent them, the same for the same seed and end.
///
/// Companies have between no and some thousands of people (the company of rank r about r^(-2/3) as many as the
/// first), names and stages are as uneven as in life, and business has grown over six years.
final class Generator {

    private static final Duration SPAN = Duration.ofDays(6 * 365);
    private static final double UNEMPLOYED = 0.12;

    private final long seed;
    private final Instant end;
    private final int people;
    private final int companies;
    private final Staff staff;

    Generator(long seed, Instant end, int people, Staff staff) {
        this.seed = seed;
        this.end = end;
        this.people = people;
        this.companies = people / 5;
        this.staff = staff;
    }

    /// A record to be created, with the moment at which it was.
    record Made(UUID id, Instant at, Map<String, @Nullable Object> values) {}

    int people() {
        return people;
    }

    int companies() {
        return companies;
    }

    /// A UUID of version 7 out of the generator's own chance.
    static UUID id(SplittableRandom random, long millis) {
        return new UUID(
                millis << 16 | 0x7000L | random.nextLong() & 0x0FFFL,
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    private SplittableRandom chance(int kind, long number) {
        return new SplittableRandom(seed * 31 + kind + number * 0x9E37_79B9_7F4A_7C15L);
    }

    /// The n-th of all came later than those before, and ever faster.
    private Instant moment(int number, int all, SplittableRandom random) {
        double share = Math.pow((number + random.nextDouble()) / all, 0.6);
        return end.minus(SPAN).plusMillis((long) (SPAN.toMillis() * share));
    }

    UUID companyId(int number) {
        var random = chance(1, number);
        return id(random, moment(number, companies, random).toEpochMilli());
    }

    Made company(int number) {
        var random = chance(1, number);
        var at = moment(number, companies, random);
        var id = id(random, at.toEpochMilli());
        var home = home(random);
        var values = new LinkedHashMap<String, @Nullable Object>();
        var name = companyName(number);
        values.put("name", name);
        values.put("legalName", name + " " + skewed(home.legalForms(), random));
        values.put("lifecycleStage", skewed(Names.STAGES, random));
        values.put("industry", skewed(Names.INDUSTRIES, random));
        values.put("employees", (int) Math.max(1, 40_000 * Math.pow(rank(number) + 1.0, -0.7)));
        values.put("website", List.of("https://www." + domain(number)));
        values.put("emails", List.of("info@" + domain(number)));
        values.put("address", address(home, random));
        values.put("source", skewed(Names.SOURCES, random));
        values.put("language", home.language());
        values.put("externalId", "C" + number);
        own(values, random);
        return new Made(id, at, values);
    }

    /// Large companies are spread over the years.
    private int rank(int number) {
        return (int) ((number * 7_919L) % Math.max(1, companies));
    }

    private String companyName(int number) {
        var random = chance(3, number);
        var home = home(random);
        return home.family().get(random.nextInt(home.family().size())) + " "
                + Names.TRADES.get(random.nextInt(Names.TRADES.size())) + " " + (number % 997);
    }

    private String domain(int number) {
        return Folding.fold(companyName(number)).replaceAll("[^a-z0-9]", "") + ".example";
    }

    UUID personId(int number) {
        var random = chance(2, number);
        return id(random, moment(number, people, random).toEpochMilli());
    }

    Made person(int number) {
        var random = chance(2, number);
        var at = moment(number, people, random);
        var id = id(random, at.toEpochMilli());
        return new Made(id, at, personValues(number, random));
    }

    /// What could be typed of somebody who is not among the generated people; the same number gives the same person.
    Map<String, @Nullable Object> newPerson(int number) {
        return personValues(people + number, chance(4, number));
    }

    private Map<String, @Nullable Object> personValues(int number, SplittableRandom random) {
        var home = home(random);
        var given = skewed(home.given(), random);
        var family = skewed(home.family(), random);
        var name = new LinkedHashMap<String, @Nullable Object>();
        name.put("given", given);
        name.put("family", family);
        if (home.language().equals("es") && random.nextDouble() < 0.7) {
            name.put("secondFamily", skewed(home.family(), random));
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", name);
        int company = -1;
        if (random.nextDouble() >= UNEMPLOYED && companies > 0) {
            int size = (int) (companies * Math.pow(random.nextDouble(), 3));
            // the inverse of rank(): 7,919 is prime, and any fixed spread will do
            company = rank(Math.min(companies - 1, size));
            values.put("company", companyId(company).toString());
            values.put("jobTitle", skewed(Names.JOBS, random));
        }
        var local = Folding.fold(given + "." + family).replaceAll("[^a-z.]", "");
        var domain = company < 0 ? "mail.example" : domain(company);
        values.put("emails", List.of(local + (number % 89) + "@" + domain));
        if (random.nextDouble() < 0.8) {
            int range = (int) Math.pow(10, home.digits());
            values.put(
                    "phones",
                    List.of(home.mobile()
                            + String.valueOf(range + random.nextInt(range)).substring(1)));
        }
        if (random.nextDouble() < 0.3) {
            values.put("address", address(home, random));
        }
        values.put("lifecycleStage", skewed(Names.STAGES, random));
        values.put("source", skewed(Names.SOURCES, random));
        values.put("language", home.language());
        if (random.nextDouble() < 0.02) {
            values.put("doNotContact", true);
        }
        values.put("externalId", "P" + number);
        own(values, random);
        return values;
    }

    private void own(Map<String, @Nullable Object> values, SplittableRandom random) {
        var ownership = staff.draw(random);
        values.put("owner", ownership.owner().toString());
        values.put("team", ownership.team().toString());
    }

    private static Names home(SplittableRandom random) {
        double point = random.nextDouble();
        return point < 0.45 ? Names.ITALIAN : point < 0.85 ? Names.SPANISH : Names.ENGLISH;
    }

    private static <T> T skewed(List<T> list, SplittableRandom random) {
        double point = random.nextDouble();
        return list.get((int) (list.size() * point * point));
    }

    private static Map<String, @Nullable Object> address(Names home, SplittableRandom random) {
        var address = new LinkedHashMap<String, @Nullable Object>();
        address.put("street", skewed(home.streets(), random) + " " + (1 + random.nextInt(180)));
        address.put("city", skewed(home.cities(), random));
        address.put("country", home.country());
        return address;
    }
}
