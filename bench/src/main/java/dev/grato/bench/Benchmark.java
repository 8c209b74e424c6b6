package dev.grato.bench;

/// One benchmark, found by its name.
interface Benchmark {

    String name();

    /// What it measures, in one line.
    String summary();

    void run(Arguments arguments) throws Exception;
}
