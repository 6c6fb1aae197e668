package dev.millrace.content;

import dev.millrace.content.source.Nearest;
import dev.millrace.content.source.SourceText;
import dev.millrace.content.text.Fence;
import dev.millrace.content.text.Highlighter;
import dev.millrace.content.text.Markdown;
import dev.millrace.content.text.SvgFigure;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns the chunks of a body into blocks. A block that cannot be read is left out and reported.
final class BlockReader {
    private static final String MODEL = "--- model answer ---";
    private static final Pattern FENCE = Pattern.compile("(`{3,}|~{3,})(.*)");
    private static final List<String> NAMES = List.of(
            "note",
            "pitfall",
            "antipattern",
            "key-idea",
            "tabs",
            "figure",
            "interactive",
            "demo",
            "quiz",
            "discuss",
            "design",
            "lab",
            "slide",
            "instructor");

    private final Page page;

    BlockReader(Page page) {
        this.page = page;
    }

    List<Block> read(List<String> body, int firstLine) {
        var blocks = new ArrayList<Block>();
        for (var chunk : Chunk.cut(body, firstLine, page.report())) {
            block(chunk).ifPresent(blocks::add);
        }
        only(blocks, Block.Discuss.class, "discuss", "keep one; answers are stored by page", firstLine);
        only(blocks, Block.Design.class, "design", "keep one; answers are stored by page", firstLine);
        only(blocks, Block.Demo.class, "demo", "keep one; the page has room for one shop", firstLine);
        return blocks;
    }

    private Optional<Block> block(Chunk chunk) {
        return switch (chunk.name()) {
            case "" -> Optional.of(new Block.Prose(page.blocks(chunk.text(), chunk.line())));
            case "note", "pitfall", "antipattern", "key-idea" -> callout(chunk);
            case "tabs" -> tabs(chunk);
            case "figure" -> figure(chunk);
            case "interactive" -> interactive(chunk);
            case "demo" -> new DemoReader(page).read(chunk);
            case "quiz" -> new QuizReader(page).read(chunk);
            case "discuss" -> discuss(chunk);
            case "design" -> design(chunk);
            case "lab" -> lab(chunk);
            case "slide" -> Optional.of(new Block.Slide(body(chunk)));
            case "instructor" -> Optional.of(new Block.Instructor(body(chunk)));
            default -> unknown(chunk);
        };
    }

    private Optional<Block> callout(Chunk chunk) {
        if (chunk.rest().isEmpty()) {
            page.report()
                    .at(
                            chunk.line(),
                            "missing-title",
                            "`:::" + chunk.name() + "` has no title",
                            "write `:::" + chunk.name() + " What it is about`");
        }
        var kind = Arrays.stream(Block.Callout.Kind.values())
                .filter(k -> k.word().equals(chunk.name()))
                .findFirst();
        return kind.map(k -> new Block.Callout(k, page.inline(chunk.rest(), chunk.line()), body(chunk)));
    }

    private Optional<Block> tabs(Chunk chunk) {
        var fences = new ArrayList<Fence>();
        for (var i = 0; i < chunk.lines().size(); i++) {
            var opening = FENCE.matcher(chunk.lines().get(i).strip());
            var line = chunk.bodyLine() + i;
            if (opening.matches()) {
                var code = new ArrayList<String>();
                while (++i < chunk.lines().size()
                        && !chunk.lines().get(i).strip().equals(opening.group(1))) {
                    code.add(chunk.lines().get(i));
                }
                fence(opening.group(2), String.join("\n", code).stripTrailing(), line)
                        .ifPresent(fences::add);
            } else if (!chunk.lines().get(i).isBlank()) {
                page.report().at(line, "tabs", "there is text between the tabs", "keep code fences only");
            }
        }
        page.shows(fences, chunk.line());
        if (fences.size() < 2) {
            page.report()
                    .at(
                            chunk.line(),
                            "tabs",
                            "there are fewer than two languages here",
                            "add another, or use a plain code fence");
        }
        var tabs = fences.stream().map(BlockReader::tab).toList();
        return tabs.isEmpty() ? Optional.empty() : Optional.of(new Block.Tabs(page.nextId("tabs"), tabs));
    }

    private Optional<Fence> fence(String words, String code, int line) {
        var info = Fence.Opening.of(words);
        if (info.language().isEmpty()) {
            page.report().at(line, "language", "this tab has no language", "write it after the backticks");
        }
        return Markdown.language(info, line, page.report()).map(known -> new Fence(known, info.marks(), code, line));
    }

    private static Block.Tab tab(Fence fence) {
        var language = fence.language();
        return new Block.Tab(language.word(), language.label(), fence.code(), Highlighter.html(language, fence.code()));
    }

    private Optional<Block> figure(Chunk chunk) {
        var attributes = Attributes.of(chunk, List.of("src", "alt", "wide"), page.report());
        var src = attributes.text("src");
        var alt = attributes.text("alt");
        var letter = page.nextLetter();
        var caption = inlineBody(chunk);
        var id = "fig-" + src.replaceFirst("\\.svg$", "").replaceAll("[^A-Za-z0-9]+", "-");
        return drawing(chunk, src, id)
                .map(svg -> new Block.Figure(id, letter, svg, alt, caption, attributes.flag("wide")));
    }

    private Optional<String> drawing(Chunk chunk, String src, String id) {
        if (!src.matches("[\\w.-]+\\.svg")) {
            if (!src.isEmpty()) {
                page.report()
                        .at(
                                chunk.line(),
                                "dead-image",
                                "`" + src + "` is not an SVG beside the text",
                                "put an .svg file into the same folder");
            }
            return Optional.empty();
        }
        var file = page.folder().resolve(src);
        if (!Files.isRegularFile(file)) {
            page.report().at(chunk.line(), "dead-image", "`" + src + "` does not exist", "draw it or mend the name");
            return Optional.empty();
        }
        var report = page.reportOn(file);
        return SourceText.read(file, report).flatMap(svg -> SvgFigure.inline(svg, id, report));
    }

    private Optional<Block> interactive(Chunk chunk) {
        var attributes = Attributes.of(chunk, List.of("name", "alt", "wide"), page.report());
        var lines = chunk.lines();
        var end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        var caption = end;
        while (caption > 0 && !lines.get(caption - 1).isBlank()) {
            caption--;
        }
        var body = String.join("\n", lines.subList(0, caption));
        if (body.isBlank()) {
            page.report()
                    .at(
                            chunk.line(),
                            "interactive",
                            "there is nothing to show without script",
                            "write a table or a sentence with the finding, then a caption");
        }
        var name = attributes.text("name");
        return Optional.of(new Block.Interactive(
                "int-" + name.replaceAll("[^A-Za-z0-9]+", "-"),
                page.nextLetter(),
                name,
                attributes.text("alt"),
                page.blocks(body, chunk.bodyLine()),
                page.inline(String.join("\n", lines.subList(caption, end)), chunk.bodyLine() + caption)));
    }

    private Optional<Block> discuss(Chunk chunk) {
        var attributes = Attributes.of(chunk, List.of("minutes", "title"), page.report());
        return Optional.of(new Block.Discuss(
                attributes.text("title"), Duration.ofMinutes(attributes.whole("minutes", 5)), body(chunk)));
    }

    private Optional<Block> design(Chunk chunk) {
        var attributes = Attributes.of(chunk, List.of("rows", "fields", "compare"), page.report());
        attributes.text("fields");
        var fields = attributes.words("fields");
        var cut = chunk.lines().stream().map(String::strip).toList().indexOf(MODEL);
        if (cut < 0) {
            page.report()
                    .at(
                            chunk.line(),
                            "model-answer",
                            "the design has no model answer",
                            "add a line `" + MODEL + "` and the commented answer after it");
        }
        var prompt = chunk.lines().subList(0, cut < 0 ? chunk.lines().size() : cut);
        var model = cut < 0
                ? List.<String>of()
                : chunk.lines().subList(cut + 1, chunk.lines().size());
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Design(
                        Math.clamp(attributes.whole("rows", 4), 1, 30),
                        fields,
                        compared(chunk, fields, attributes.words("compare")),
                        page.blocks(String.join("\n", prompt), chunk.bodyLine()),
                        page.blocks(String.join("\n", model), chunk.bodyLine() + cut + 1)));
    }

    /// Those of `wanted` that a class can compare; the others are reported.
    private List<String> compared(Chunk chunk, List<String> fields, List<String> wanted) {
        var possible = fields.stream().skip(1).toList();
        for (var field : wanted) {
            if (!possible.contains(field)) {
                page.report()
                        .at(
                                chunk.line(),
                                "compare",
                                "`compare` names `" + field + "`, which is not a field after the first",
                                possible.isEmpty() ? "leave `compare` out" : "use " + String.join(", ", possible));
            }
        }
        return wanted.stream().filter(possible::contains).toList();
    }

    private Optional<Block> lab(Chunk chunk) {
        if (!Slug.isValid(chunk.rest())) {
            page.report()
                    .at(
                            chunk.line(),
                            "dead-link",
                            "`" + chunk.rest() + "` is not the slug of a lab",
                            "write `:::lab` and a folder's name under labs/");
            return Optional.empty();
        }
        page.pointsToLab(chunk.rest(), chunk.line());
        return Optional.of(new Block.LabCard(new Slug(chunk.rest()), body(chunk)));
    }

    private Optional<Block> unknown(Chunk chunk) {
        var near = Nearest.to(chunk.name(), NAMES);
        page.report()
                .at(
                        chunk.line(),
                        "block",
                        "`:::" + chunk.name() + "` is not a block",
                        near.map(name -> "did you mean `:::" + name + "`?").orElse("use " + String.join(", ", NAMES)));
        return Optional.empty();
    }

    private void only(List<Block> blocks, Class<? extends Block> kind, String name, String remedy, int line) {
        if (blocks.stream().filter(kind::isInstance).count() > 1) {
            page.report().at(line, "twice", "there is more than one `:::" + name + "` on this page", remedy);
        }
    }

    private String body(Chunk chunk) {
        return page.blocks(chunk.text(), chunk.bodyLine());
    }

    private String inlineBody(Chunk chunk) {
        return page.inline(chunk.text(), chunk.bodyLine());
    }
}
