package dev.grato.bench;

/// The 525,461 order lines of Online Retail II through `/batch`.
final class LoadBench implements Benchmark {

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String summary() {
        return "525,461 order lines of Online Retail II as documents and lines through the API";
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        throw new BenchException("not yet");
    }
}
