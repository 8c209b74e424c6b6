package dev.grato.model;

import dev.grato.platform.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Collects what is wrong with one value, with the place inside it; at most 100 faults are kept.
public final class Faults {

    private static final int MOST = 100;

    private final List<Fault> found = new ArrayList<>();

    public void add(String path, String code) {
        add(path, code, Map.of());
    }

    public void add(String path, String code, Map<String, Object> args) {
        add(new Fault(path, code, args));
    }

    public void add(Fault fault) {
        if (found.size() < MOST) {
            found.add(fault);
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Fault> found() {
        return List.copyOf(found);
    }
}
