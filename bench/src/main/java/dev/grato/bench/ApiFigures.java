package dev.grato.bench;

import java.util.ArrayList;
import java.util.List;

/// What one run of [ApiBench] measured.
final class ApiFigures {

    /// One operation by one caller, one client.
    ///
    /// @param kind list, get, create, update, aggregate
    record Single(String kind, String what, String sees, Timings api, Timings floor) {}

    /// The same with many clients.
    record Many(String kind, String sees, Load.Throughput api, Load.Throughput floor) {}

    /// Rows a second.
    record Bulk(int rows, double api, double floor) {}

    /// Megabytes and seconds of the process.
    record Footprint(double idle, double afterLoad, double peak, double ready, double firstList) {}

    final int people;
    final String filled;
    final List<Single> singles = new ArrayList<>();
    final List<Many> many = new ArrayList<>();
    final List<Bulk> bulk = new ArrayList<>();
    Footprint footprint = new Footprint(0, 0, 0, 0, 0);
    String postgres = "";

    ApiFigures(int people, String filled) {
        this.people = people;
        this.filled = filled;
    }
}
