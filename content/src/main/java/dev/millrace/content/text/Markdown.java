package dev.millrace.content.text;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import dev.millrace.content.source.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns Markdown into HTML that may stand in a page. Raw HTML is left out and reported; what remains goes
/// through an allowlist all the same. Thread-safe.
public final class Markdown {
    private static final MutableDataSet OPTIONS = new MutableDataSet()
            .set(Parser.EXTENSIONS, List.of(TablesExtension.create()))
            .set(Parser.TRACK_DOCUMENT_LINES, true)
            .set(HtmlRenderer.SUPPRESS_HTML, true)
            .set(HtmlRenderer.GENERATE_HEADER_ID, false);

    private final Parser parser = Parser.builder(OPTIONS).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder(OPTIONS)
            .nodeRendererFactory(options -> new CodeRenderer())
            .build();

    /// One rendered piece, with the links and the code in it, so that whoever knows the course can check them.
    public record Rendered(String html, List<Reference> links, List<Fence> fences) {
        public Rendered {
            links = List.copyOf(links);
            fences = List.copyOf(fences);
        }
    }

    /// A link's target as written, and its line.
    public record Reference(String target, int line) {}

    /// Blocks: paragraphs, headings, lists, tables, code. `ids` are those given to headings of the page so far.
    public Rendered blocks(String markdown, Set<String> ids, Report report) {
        var document = parser.parse(markdown);
        var links = new ArrayList<Reference>();
        var fences = new ArrayList<Fence>();
        inspect(document, links, fences, report);
        return new Rendered(SafeHtml.clean(renderer.render(document), ids), links, fences);
    }

    /// One line without a paragraph around it: an option, a legend.
    public Rendered inline(String markdown, Report report) {
        var rendered = blocks(markdown, new HashSet<>(), report);
        return new Rendered(SafeHtml.withoutParagraph(rendered.html()), rendered.links(), rendered.fences());
    }

    private static void inspect(Document document, List<Reference> links, List<Fence> fences, Report report) {
        for (var node : document.getDescendants()) {
            switch (node) {
                case HtmlBlock html -> rawHtml(html, report);
                case HtmlCommentBlock html -> rawHtml(html, report);
                case HtmlInline html -> rawHtml(html, report);
                case HtmlInlineComment html -> rawHtml(html, report);
                case Heading heading -> heading(heading, report);
                case Image image -> image(image, report);
                case ImageRef image -> image(image, report);
                case FencedCodeBlock code -> fence(code, report).ifPresent(fences::add);
                case Link link -> links.add(new Reference(link.getUrl().toString(), line(link)));
                case AutoLink link -> links.add(new Reference(link.getUrl().toString(), line(link)));
                default -> {}
            }
        }
    }

    private static void rawHtml(Node node, Report report) {
        var text = node.getChars().toString().strip().lines().findFirst().orElse("");
        report.at(
                line(node),
                "raw-html",
                "`" + shorten(text) + "` is raw HTML and was left out",
                "write Markdown, or put code in backticks");
    }

    private static void heading(Heading heading, Report report) {
        if (heading.getLevel() == 1) {
            report.at(line(heading), "heading", "`#` is the page's own title", "begin sections with `##`");
        }
    }

    private static void image(Node image, Report report) {
        report.at(
                line(image),
                "image",
                "an image cannot stand in the text and was left out",
                "draw it as SVG and use `:::figure src=… alt=\"…\"`");
    }

    private static Optional<Fence> fence(FencedCodeBlock code, Report report) {
        var info = Fence.Opening.of(code.getInfo().toString());
        var language = language(info, line(code), report);
        return language.map(known ->
                new Fence(known, info.marks(), code.getContentChars().toString().stripTrailing(), line(code)));
    }

    /// The language of a fence; words that mean nothing there are reported.
    public static Optional<Language> language(Fence.Opening info, int line, Report report) {
        info.stranger()
                .ifPresent(word -> report.at(
                        line,
                        "language",
                        "`" + word + "` after the language means nothing",
                        "write `only`, `unchecked` or nothing"));
        var language = Language.of(info.language());
        if (language.isEmpty() && !info.language().isEmpty()) {
            report.at(
                    line,
                    "language",
                    "`" + info.language() + "` is not a known language of code",
                    "use " + Language.words());
        }
        return language;
    }

    private static int line(Node node) {
        return node.getStartLineNumber() + 1;
    }

    private static String shorten(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /// Code in the design's own frame, highlighted.
    private static final class CodeRenderer implements NodeRenderer {
        @Override
        public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
            return Set.of(
                    new NodeRenderingHandler<>(
                            FencedCodeBlock.class,
                            (node, context, html) -> html.raw(frame(
                                    Fence.Opening.of(node.getInfo().toString()).language(),
                                    node.getContentChars().toString()))),
                    new NodeRenderingHandler<>(
                            IndentedCodeBlock.class,
                            (node, context, html) -> html.raw(
                                    frame("text", node.getContentChars().toString()))));
        }

        private static String frame(String word, String code) {
            var language = Language.of(word).orElse(Language.TEXT);
            return "<div class=\"code\"><pre tabindex=\"0\"><code>" + Highlighter.html(language, code.stripTrailing())
                    + "</code></pre></div>\n";
        }
    }
}
