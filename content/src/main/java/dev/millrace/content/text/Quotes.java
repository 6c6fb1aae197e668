package dev.millrace.content.text;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/// Sets the quotation marks and apostrophes of prose as a printer would. Code is left as it is.
final class Quotes {
    private static final Set<String> CODE = Set.of("code", "pre");
    private static final Set<String> BLOCKS = Set.of("p", "li", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote");

    private Quotes() {}

    /// Changes the texts below an element in place.
    static void curl(Element root) {
        var before = new StringBuilder(" ");
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text) {
                        var parent = text.parent();
                        var code = parent != null && inCode(parent);
                        text.text(code ? text.getWholeText() : curled(text.getWholeText(), before.charAt(0)));
                        var length = text.getWholeText().length();
                        if (length > 0) {
                            before.setCharAt(0, text.getWholeText().charAt(length - 1));
                        }
                    } else if (BLOCKS.contains(node.nodeName())) {
                        before.setCharAt(0, ' ');
                    }
                },
                root);
    }

    private static boolean inCode(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            if (CODE.contains(at.normalName())) return true;
        }
        return false;
    }

    private static String curled(String text, char before) {
        var out = new StringBuilder(text.length());
        var last = before;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var opens = Character.isWhitespace(last) || "([{\u2014\u2013/\u201c\u2018".indexOf(last) >= 0;
            out.append(
                    switch (c) {
                        case '"' -> opens ? '\u201c' : '\u201d';
                        case '\'' -> opens ? '\u2018' : '\u2019';
                        default -> c;
                    });
            last = c;
        }
        return out.toString();
    }
}
