package dev.millrace.classroom;

import dev.millrace.content.text.Remark;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Turns what an instructor says to everybody from Markdown into HTML that may stand on every page: sanitised, without
/// headings and ids of its own, and with web addresses as links. Thread-safe.
final class MessageHtml {
    /// An address ends before the mark that ends the sentence.
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?'’”)\\]]");

    private MessageHtml() {}

    static String of(String markdown) {
        var body = Remark.body(markdown);
        body.select("h1,h2,h3,h4,h5,h6").tagName("p");
        for (var element : body.select("*")) {
            if (element.closest("a, code, pre") == null) {
                element.textNodes().forEach(MessageHtml::link);
            }
        }
        body.select("a[href^=http]").attr("rel", "noopener noreferrer").attr("target", "_blank");
        return body.html();
    }

    /// Plain words as such a piece of HTML.
    static String escaped(String words) {
        return new Element("p").text(words).outerHtml();
    }

    private static void link(TextNode text) {
        var words = text.getWholeText();
        var address = ADDRESS.matcher(words);
        int end = 0;
        while (address.find()) {
            text.before(new TextNode(words.substring(end, address.start())));
            text.before(new Element("a").attr("href", address.group()).text(address.group()));
            end = address.end();
        }
        if (end > 0) {
            text.text(words.substring(end));
        }
    }
}
