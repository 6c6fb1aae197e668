package dev.millrace.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The authoring guide names every rule, and no other.
class RulesTest {
    private static final Pattern FOUND = Pattern.compile("\\[([a-z0-9-]+)] ");
    private static final Pattern WORD = Pattern.compile("`([a-z0-9-]+)`");

    @Test
    void every_rule_that_a_golden_folder_shows_is_in_the_authoring_guide() throws IOException {
        var shown = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/test/golden/lint"))) {
            for (var file : files.filter(f -> f.endsWith("expected.txt")).toList()) {
                FOUND.matcher(Files.readString(file)).results().forEach(match -> shown.add(match.group(1)));
            }
        }

        assertThat(shown).hasSizeGreaterThan(40);
        assertThat(documented()).containsAll(shown).containsAll(Rules.ADVICE);
    }

    private static Set<String> documented() throws IOException {
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
