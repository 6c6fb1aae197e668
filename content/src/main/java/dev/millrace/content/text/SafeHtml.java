package dev.millrace.content.text;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// The last gate before a page: an allowlist of elements and attributes, ids for headings, and tables in the
/// design's markup.
final class SafeHtml {
    /// A row's first cell becomes its heading when all of them are this short, so that it may stay on one line.
    private static final int SHORT_CELL = 32;

    private static final Safelist ALLOWED = new Safelist()
            .addTags("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "code", "pre", "br", "hr")
            .addTags("a", "blockquote", "div", "span", "table", "thead", "tbody", "tr", "th", "td")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https", "mailto", "#")
            .addAttributes("ol", "start")
            .addAttributes("div", "class")
            .addAttributes("span", "class")
            .addAttributes("pre", "tabindex")
            .addAttributes("th", "align")
            .addAttributes("td", "align")
            .preserveRelativeLinks(true);

    /// Parsed once: a course asks them for every option of every quiz.
    private static final Evaluator HEADINGS = QueryParser.parse("h2,h3,h4,h5,h6");

    private static final Evaluator TABLES = QueryParser.parse("table");
    private static final Evaluator LINKS = QueryParser.parse("a[href]");

    private SafeHtml() {}

    static String clean(String html, Set<String> ids) {
        var safe = new Cleaner(ALLOWED).clean(Jsoup.parseBodyFragment(html, "https://course.invalid/"));
        safe.outputSettings().prettyPrint(false);
        var body = safe.body();
        body.select(HEADINGS).forEach(heading -> heading.attr("id", freeId(heading.text(), ids)));
        body.select(TABLES).forEach(SafeHtml::table);
        Quotes.curl(body);
        body.select(LINKS).forEach(SafeHtml::link);
        return body.html();
    }

    static String withoutParagraph(String html) {
        var body = body(html);
        return body.childrenSize() == 1 && body.child(0).normalName().equals("p")
                ? body.child(0).html()
                : body.html();
    }

    private static Element body(String html) {
        var page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
        return page.body();
    }

    /// A link to another step is written as its slug; it must work from every address.
    private static void link(Element link) {
        var href = link.attr("href");
        if (href.matches("[a-z0-9-]+(#.*)?")) {
            link.attr("href", "/course/" + href);
        } else if (href.startsWith("http")) {
            link.attr("rel", "noopener noreferrer");
        }
    }

    private static void table(Element table) {
        table.addClass("table");
        table.select("[align]").forEach(cell -> {
            if (cell.attr("align").equals("right")) {
                cell.addClass("end");
            }
            cell.removeAttr("align");
        });
        var first = table.select("tbody tr > td:first-child");
        if (first.stream().allMatch(cell -> cell.text().length() <= SHORT_CELL)) {
            first.forEach(cell -> cell.tagName("th").attr("scope", "row"));
        }
        table.select("thead th").attr("scope", "col");
        table.wrap(
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table, scrolls sideways\"></div>");
    }

    private static String freeId(String text, Set<String> ids) {
        var plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var base = plain.isEmpty() ? "part" : plain;
        var id = base;
        for (var n = 2; !ids.add(id); n++) {
            id = base + "-" + n;
        }
        return id;
    }
}
