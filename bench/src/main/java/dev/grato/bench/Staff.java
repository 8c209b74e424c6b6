package dev.grato.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// The users and teams of the generated workspace and who owns how much: eight teams of six, of very different sizes.
///
/// Three of the users are those the bars speak of: one who sees 0.1 % of the people (their own), one who sees 5 %
/// (their team's) and one who sees all of them, none of them an administrator.
record Staff(List<Team> teams) {

    static final String PASSWORD = "quiet harbour morning";
    static final String ADMIN = "admin@bench.example";

    private static final double SMALL_SHARE = 0.001;
    private static final double TEAM_SHARE = 0.05;
    private static final double[] OTHER_SHARES = {0.30, 0.22, 0.16, 0.11, 0.08, 0.06};
    private static final int MEMBERS = 6;

    record User(UUID id, String name, String email, String role) {}

    record Team(UUID id, String name, List<User> members) {}

    record Ownership(UUID owner, UUID team) {}

    static Staff of(long seed) {
        var random = new SplittableRandom(seed);
        var teams = new ArrayList<Team>();
        for (int t = 0; t < 8; t++) {
            var members = new ArrayList<User>();
            for (int m = 0; m < MEMBERS; m++) {
                var given = Names.SPANISH.given().get(random.nextInt(40));
                var family = Names.ITALIAN.family().get(random.nextInt(60));
                var email = "user" + (t * MEMBERS + m) + "@bench.example";
                members.add(new User(Generator.id(random, 1_000L + t), given + " " + family, email, role(t, m)));
            }
            teams.add(new Team(Generator.id(random, 1_000L + t), "Team " + (t + 1), List.copyOf(members)));
        }
        return new Staff(List.copyOf(teams));
    }

    private static String role(int team, int member) {
        if (team == 7) {
            return member == 0 ? "own" : "service";
        }
        return "seller";
    }

    User seesLittle() {
        return teams.get(7).members().getFirst();
    }

    User seesTeam() {
        return teams.get(0).members().getFirst();
    }

    User seesAll() {
        return teams.get(7).members().get(1);
    }

    /// Team 7's first member has 0.1 % of all, the first team 5 %, the rest is shared out unevenly.
    Ownership draw(SplittableRandom random) {
        double point = random.nextDouble();
        if (point < SMALL_SHARE) {
            return new Ownership(seesLittle().id(), teams.get(7).id());
        }
        int team = 0;
        if (point >= SMALL_SHARE + TEAM_SHARE) {
            double rest = SMALL_SHARE + TEAM_SHARE;
            team = 6;
            for (int i = 0; i < OTHER_SHARES.length; i++) {
                rest += OTHER_SHARES[i];
                if (point < rest) {
                    team = i + 1;
                    break;
                }
            }
        }
        double skew = random.nextDouble();
        var chosen = teams.get(team);
        return new Ownership(chosen.members().get((int) (MEMBERS * skew * skew)).id(), chosen.id());
    }
}
