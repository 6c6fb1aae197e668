package dev.millrace.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every rule that the code can report is caught by a planted fault and named in the authoring guide, and the guide
/// names no other.
class RulesTest {
    private static final Path CODE = Path.of("src/main/java");
    private static final Path PROOFS = Path.of("../server/src/main/java/dev/millrace/labs/proof");

    /// Faults that are not files of a golden folder: a broken broker lab, a file that is too large.
    private static final List<Path> OTHER_FAULTS = List.of(
            Path.of("../server/src/test/java/dev/millrace/labs/proof/ShippedBrokerLabsIT.java"),
            Path.of("src/test/java/dev/millrace/content/lint/LinterTest.java"));

    private static final Pattern FOUND = Pattern.compile("\\[([a-z0-9-]+)] ");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z0-9-]+)\"");
    private static final Pattern WORD = Pattern.compile("`([a-z0-9-]+)`");

    private final SortedSet<String> inCode = RulesInCode.below(CODE, PROOFS);

    @Test
    void every_rule_is_caught_by_a_planted_fault() throws IOException {
        assertThat(inCode).hasSizeGreaterThan(80).contains("unknown-key", "mistake-says", "csharp-syntax");
        assertThat(planted()).containsAll(inCode);
    }

    @Test
    void the_authoring_guide_names_every_rule_and_no_other() throws IOException {
        assertThat(documented()).containsExactlyElementsOf(inCode);
    }

    @Test
    void what_is_advice_is_a_rule() {
        assertThat(inCode).containsAll(Rules.ADVICE);
    }

    @Test
    void a_rule_that_nobody_planted_would_be_found(@TempDir Path folder) throws IOException {
        var source = "class A { void a(Report report) { report.at(1, \"%s\", \"what\", \"mend\"); } }";
        var report = "interface Report { void at(int line, String rule, String what, String mend); }";
        Files.writeString(folder.resolve("Report.java"), report);
        Files.writeString(folder.resolve("A.java"), source.formatted("brand-new"));

        assertThat(RulesInCode.below(folder)).containsExactly("brand-new");
        assertThat(planted()).doesNotContain("brand-new");

        Files.writeString(folder.resolve("A.java"), source.formatted("x").replace("\"x\"", "Names.RULE"));
        assertThatThrownBy(() -> RulesInCode.below(folder)).hasMessageContaining("Names.RULE");
    }

    private static SortedSet<String> planted() throws IOException {
        var planted = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/test/golden/lint"))) {
            for (var file : files.filter(f -> f.endsWith("expected.txt")).toList()) {
                FOUND.matcher(Files.readString(file)).results().forEach(match -> planted.add(match.group(1)));
            }
        }
        for (var file : OTHER_FAULTS) {
            QUOTED.matcher(Files.readString(file)).results().forEach(match -> planted.add(match.group(1)));
        }
        return planted;
    }

    private static SortedSet<String> documented() throws IOException {
        var guide = Files.readString(Path.of("../docs/authoring.md"));
        var rules = new TreeSet<String>();
        var table = guide.substring(guide.indexOf("## The linter's rules"));
        table.lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> WORD.matcher(line.substring(0, line.lastIndexOf(" | ")))
                        .results()
                        .forEach(match -> rules.add(match.group(1))));
        return rules;
    }
}
