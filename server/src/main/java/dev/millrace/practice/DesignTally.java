package dev.millrace.practice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a class named things in a design and what it said of each, without saying who. A fold over answers; a name
/// counts once a student, with what stands in the first row that has it.
///
/// @param names the most often named first
record DesignTally(int answers, List<Name> names) {
    DesignTally {
        names = List.copyOf(names);
    }

    /// What was named.
    ///
    /// @param text the spelling that most chose
    /// @param chosen what its namers wrote into each compared field, in the fields' order
    record Name(String folded, String text, int students, List<List<Value>> chosen) {
        Name {
            chosen = chosen.stream().map(List::copyOf).toList();
        }
    }

    /// @param text the spelling that most chose; empty where the cell was left open
    record Value(String text, int students) {}

    /// @param compared the columns, from 1, whose values are told
    static DesignTally of(Collection<DesignSheet> sheets, List<Integer> compared) {
        var byName = new LinkedHashMap<String, List<Row>>();
        for (var sheet : sheets) {
            rows(sheet)
                    .forEach((folded, row) -> byName.computeIfAbsent(folded, _ -> new ArrayList<>())
                            .add(row));
        }
        var names = byName.entrySet().stream()
                .map(entry -> name(entry.getKey(), entry.getValue(), compared))
                .sorted(Comparator.comparingInt(Name::students).reversed().thenComparing(Name::text))
                .toList();
        return new DesignTally(sheets.size(), names);
    }

    /// The folded names in a sheet.
    static Collection<String> named(DesignSheet sheet) {
        return rows(sheet).keySet();
    }

    /// A row under one of the names in its first cell.
    private record Row(String name, List<String> cells) {
        String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    private static Map<String, Row> rows(DesignSheet sheet) {
        var rows = new LinkedHashMap<String, Row>();
        for (var cells : sheet.rows()) {
            for (var name : Wording.names(cells.isEmpty() ? "" : cells.getFirst())) {
                rows.putIfAbsent(Wording.ofName(name), new Row(name, cells));
            }
        }
        return rows;
    }

    private static Name name(String folded, List<Row> rows, List<Integer> compared) {
        var text = Wording.commonest(rows.stream().map(Row::name).toList());
        var chosen = compared.stream()
                .map(column -> values(rows.stream().map(row -> row.cell(column)).toList()))
                .toList();
        return new Name(folded, text, rows.size(), chosen);
    }

    private static List<Value> values(List<String> cells) {
        var bySense = new LinkedHashMap<String, List<String>>();
        for (var cell : cells) {
            bySense.computeIfAbsent(Wording.ofValue(cell), _ -> new ArrayList<>())
                    .add(cell);
        }
        return bySense.entrySet().stream()
                .map(entry -> new Value(
                        entry.getKey().equals(Wording.NONE) ? Wording.NONE : Wording.commonest(entry.getValue()),
                        entry.getValue().size()))
                .sorted(Comparator.comparingInt(Value::students).reversed().thenComparing(Value::text))
                .toList();
    }
}
