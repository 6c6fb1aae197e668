package dev.millrace.content;

import dev.millrace.content.source.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `:::demo`: the name of something that runs in the page, in which form, and what stands there where it cannot
/// run.
final class DemoReader {
    /// The demos that there are, each with its modes.
    private static final Map<String, List<String>> DEMOS = Map.of("checkout", List.of("synchronous", "event-driven"));

    private final Page page;

    DemoReader(Page page) {
        this.page = page;
    }

    /// Nothing for one that nobody could run; what stands there instead would be all there is.
    Optional<Block> read(Chunk chunk) {
        var attributes = Attributes.of(chunk, List.of("name", "mode", "alt"), page.report());
        var name = attributes.text("name");
        var mode = attributes.text("mode");
        var alt = attributes.text("alt");
        var letter = page.nextLetter();
        if (chunk.text().isBlank()) {
            page.report()
                    .at(
                            chunk.line(),
                            "demo",
                            "there is nothing to show without script",
                            "write a table of what happens");
        }
        boolean known = isOneOf(chunk, "name", name, List.copyOf(DEMOS.keySet()))
                && isOneOf(chunk, "mode", mode, DEMOS.getOrDefault(name, List.of()));
        return known
                ? Optional.of(new Block.Demo(
                        "demo-" + mode, letter, name, mode, alt, page.blocks(chunk.text(), chunk.bodyLine())))
                : Optional.empty();
    }

    /// What is missing was reported already.
    private boolean isOneOf(Chunk chunk, String key, String value, List<String> known) {
        if (known.contains(value)) return true;
        if (!value.isEmpty()) {
            var near = Nearest.to(value, known).map(word -> "did you mean `" + word + "`?");
            page.report()
                    .at(
                            chunk.line(),
                            "demo",
                            "`" + key + "=" + value + "` is no " + (key.equals("name") ? "demo" : "mode of this demo"),
                            near.orElse("use " + String.join(", ", known)));
        }
        return false;
    }
}
