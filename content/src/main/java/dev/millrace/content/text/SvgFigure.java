package dev.millrace.content.text;

import dev.millrace.content.source.Report;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Writes a drawing anew from an allowlist, so that it can be inlined: no script, no style, no colour of its
/// own, nothing from outside. Ids get a prefix, so that two drawings never share one.
public final class SvgFigure {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "path",
            "line",
            "rect",
            "circle",
            "ellipse",
            "polygon",
            "polyline",
            "text",
            "tspan",
            "title",
            "desc",
            "defs",
            "pattern",
            "marker",
            "clipPath",
            "symbol",
            "use");
    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "id",
            "viewBox",
            "role",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "d",
            "points",
            "width",
            "height",
            "transform",
            "text-anchor",
            "dominant-baseline",
            "dx",
            "dy",
            "rotate",
            "patternUnits",
            "patternTransform",
            "patternContentUnits",
            "markerWidth",
            "markerHeight",
            "markerUnits",
            "refX",
            "refY",
            "orient",
            "preserveAspectRatio",
            "pathLength",
            "aria-hidden",
            "marker-start",
            "marker-mid",
            "marker-end",
            "clip-path",
            "href",
            "fill",
            "stroke",
            "textLength",
            "lengthAdjust",
            "clip-rule",
            "fill-rule");
    private static final Set<String> WITH_OWN_NAME = Set.of("aria-labelledby", "aria-describedby", "xmlns", "lang");
    private static final Pattern LOCAL = Pattern.compile("#([\\w-]+)");
    private static final Pattern LOCAL_URL = Pattern.compile("url\\(#([\\w-]+)\\)");

    private final String prefix;
    private final Report report;
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean titled;
    private boolean described;

    private SvgFigure(String prefix, Report report) {
        this.prefix = prefix;
        this.report = report;
    }

    /// The drawing as safe HTML; nothing if it is not an SVG. Whatever was left out is reported with its line.
    public static Optional<String> inline(String svg, String prefix, Report report) {
        return new SvgFigure(prefix, report).run(svg);
    }

    private Optional<String> run(String svg) {
        try {
            var reader = factory().createXMLStreamReader(new StringReader(svg.strip()));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (open.isEmpty() && !reader.getLocalName().equals("svg")) {
                            report.at(1, "svg", "the file does not begin with <svg>", "draw it as an SVG");
                            return Optional.empty();
                        }
                        element(reader);
                    }
                    case XMLStreamConstants.END_ELEMENT ->
                        out.append("</").append(open.pop()).append('>');
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> Escape.into(out, reader.getText());
                    case XMLStreamConstants.DTD -> refuse(reader, "a document type", "take it out");
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            var line = broken.getLocation() == null
                    ? 1
                    : Math.max(1, broken.getLocation().getLineNumber());
            report.at(line, "svg", "this is not well-formed XML: " + lastLine(broken), "mend it here");
            return Optional.empty();
        }
        named();
        return Optional.of(out.toString());
    }

    private void element(XMLStreamReader reader) throws XMLStreamException {
        var name = reader.getLocalName();
        var foreign = reader.getNamespaceURI() != null
                && !reader.getNamespaceURI().isEmpty()
                && !reader.getNamespaceURI().equals(SVG);
        if (foreign || !ELEMENTS.contains(name)) {
            refuse(reader, "<" + name + ">", "draw it with shapes, text and the classes of the design");
            skip(reader);
            return;
        }
        out.append('<').append(name);
        attributes(reader, open.isEmpty(), name).forEach((key, value) -> {
            out.append(' ').append(key).append("=\"");
            Escape.into(out, value);
            out.append('"');
        });
        out.append('>');
        open.push(name);
    }

    private Map<String, String> attributes(XMLStreamReader reader, boolean top, String element) {
        var kept = new LinkedHashMap<String, String>();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var name = reader.getAttributeLocalName(i);
            var value = reader.getAttributeValue(i);
            if (ATTRIBUTES.contains(name) && reader.getAttributePrefix(i).isEmpty()) {
                attribute(reader, name, value).ifPresent(safe -> kept.put(name, safe));
            } else if (!WITH_OWN_NAME.contains(name)) {
                refuse(reader, "the attribute `" + name + "`", "say it with a class of the design");
            }
        }
        if (top) {
            kept.putIfAbsent("class", "fig");
            kept.put("role", "img");
            kept.put("aria-labelledby", prefix + "-title " + prefix + "-desc");
        } else if (element.equals("title") && !titled && open.size() == 1) {
            titled = true;
            kept.put("id", prefix + "-title");
        } else if (element.equals("desc") && !described && open.size() == 1) {
            described = true;
            kept.put("id", prefix + "-desc");
        }
        return kept;
    }

    private Optional<String> attribute(XMLStreamReader reader, String name, String value) {
        return switch (name) {
            case "id" -> Optional.of(prefix + "-" + value.replaceAll("[^\\w-]", "-"));
            case "href" -> local(reader, LOCAL, "#", "", name, value);
            case "marker-start", "marker-mid", "marker-end", "clip-path" ->
                local(reader, LOCAL_URL, "url(#", ")", name, value);
            case "fill", "stroke" -> paint(reader, name, value);
            default -> Optional.of(value);
        };
    }

    private Optional<String> paint(XMLStreamReader reader, String name, String value) {
        if (value.equals("none") || value.equals("currentColor")) {
            return Optional.of(value);
        }
        refuse(reader, "`" + name + "=\"" + value + "\"`", "give it a class, so that it follows light and dark");
        return Optional.empty();
    }

    private Optional<String> local(
            XMLStreamReader reader, Pattern form, String before, String after, String name, String value) {
        var match = form.matcher(value);
        if (match.matches()) {
            return Optional.of(before + prefix + "-" + match.group(1) + after);
        }
        refuse(reader, "`" + name + "=\"" + value + "\"`", "point to an id in the same drawing");
        return Optional.empty();
    }

    private void named() {
        if (!titled || !described) {
            report.at(
                    1,
                    "svg-names",
                    "the drawing has no <title> or no <desc>",
                    "begin with both; the description states the finding");
        }
    }

    private void refuse(XMLStreamReader reader, String what, String mend) {
        report.at(Math.max(1, reader.getLocation().getLineNumber()), "svg", what + " was left out", mend);
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (var depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private static String lastLine(XMLStreamException broken) {
        var message = broken.getMessage() == null ? "unreadable" : broken.getMessage();
        return message.lines().reduce((first, second) -> second).orElse(message).replaceFirst("^Message: ", "");
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }
}
