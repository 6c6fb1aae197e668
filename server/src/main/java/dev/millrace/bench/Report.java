package dev.millrace.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// What a benchmark found: the machine, the distributions, and single numbers such as a rate.
///
/// @param rates name to value; the name carries the unit
public record Report(String bench, Machine machine, List<Figures> figures, Map<String, Double> rates) {
    public Report {
        figures = List.copyOf(figures);
        rates = Map.copyOf(rates);
    }

    /// Prints a table for people.
    public void table(PrintWriter out) {
        out.println(bench + " on " + machine);
        out.printf("%-44s %7s %10s %10s %10s %10s%n", "", "count", "p50 ms", "p95 ms", "p99 ms", "max ms");
        for (var f : figures) {
            out.printf(
                    "%-44s %7d %10.2f %10.2f %10.2f %10.2f%n", f.what(), f.count(), f.p50(), f.p95(), f.p99(), f.max());
        }
        rates.forEach((name, value) -> out.printf("%-44s %7s %10.2f%n", name, "", value));
        out.flush();
    }

    /// Prints one JSON object.
    public void json(PrintWriter out) {
        try {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(this));
            out.flush();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
