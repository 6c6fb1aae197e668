package dev.millrace.content.text;

import java.util.HashSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// What people write to each other, as HTML that may stand in a page: Markdown without raw HTML and images, and with
/// headings as bold lines, because a page has headings and ids of its own. Thread-safe.
public final class Remark {
    private static final Markdown MARKDOWN = new Markdown();
    /// Quotes and lists in each other, deeper than anybody means: such a text is shown as it was typed.
    private static final Pattern TOO_DEEP =
            Pattern.compile("(?m)^[ \\t]*(?:(?:>|[-*+]|\\d{1,9}[.)])[ \\t]*){9}|^[ \\t]{24,}\\S");

    private Remark() {}

    /// Paragraphs, lists, tables and code.
    ///
    /// @param markdown untrusted; its length is bounded by who takes it
    public static String html(String markdown) {
        var body = body(markdown);
        for (var heading : body.select("h2,h3,h4,h5,h6")) {
            heading.tagName("p");
            heading.html("<strong>" + heading.html() + "</strong>");
        }
        return body.html();
    }

    /// The same with its headings, for a text that is a page of its own; nothing in it has an id.
    ///
    /// @param markdown untrusted; its length is bounded by who takes it
    public static Element body(String markdown) {
        var page = Jsoup.parseBodyFragment(shown(markdown));
        page.outputSettings().prettyPrint(false);
        page.body().select("[id]").removeAttr("id");
        return page.body();
    }

    private static String shown(String markdown) {
        return TOO_DEEP.matcher(markdown).find()
                ? "<p>" + Escape.html(markdown) + "</p>"
                : MARKDOWN.blocks(markdown, new HashSet<>(), (_, _, _, _) -> {}).html();
    }

    /// One line without a paragraph around it.
    public static String line(String markdown) {
        return SafeHtml.withoutParagraph(html(markdown));
    }

    /// HTML from where this server keeps it, cleaned once more before it stands in a page.
    public static String again(String html) {
        return SafeHtml.clean(html, new HashSet<>());
    }
}
