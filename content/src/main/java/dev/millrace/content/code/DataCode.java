package dev.millrace.content.code;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.content.source.Report;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// JSON (one value, or several after each other), YAML (one document, or several) and XML.
final class DataCode {
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private DataCode() {}

    static void json(String code, Report report) {
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(code)) {
            while (values.hasNextValue()) {
                var _ = values.nextValue();
            }
        } catch (JsonProcessingException wrong) {
            var place = wrong.getLocation();
            report.at(
                    place == null ? 1 : place.getLineNr(),
                    "json-syntax",
                    "this is not JSON: " + words(wrong.getOriginalMessage()),
                    "mend it, or mark a sketch as `text`");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static void yaml(String code, Report report) {
        try {
            new Yaml(new LoaderOptions()).composeAll(new StringReader(code)).forEach(document -> {});
        } catch (MarkedYAMLException wrong) {
            var mark = wrong.getProblemMark();
            notYaml(report, mark == null ? 1 : mark.getLine() + 1, wrong.getProblem());
        } catch (YAMLException wrong) {
            notYaml(report, 1, wrong.getMessage());
        }
    }

    private static void notYaml(Report report, int line, @Nullable String why) {
        report.at(line, "yaml-syntax", "this is not YAML: " + words(why), "mend it, or mark a sketch as `text`");
    }

    static void xml(String code, Report report) {
        try {
            var factory = SAXParserFactory.newInstance();
            factory.setFeature(NO_DOCTYPE, true);
            factory.newSAXParser().parse(new InputSource(new StringReader(code)), new DefaultHandler());
        } catch (SAXParseException wrong) {
            report.at(
                    Math.max(1, wrong.getLineNumber()),
                    "xml-syntax",
                    "this is not XML: " + words(wrong.getMessage()),
                    "write one whole element");
        } catch (SAXException | ParserConfigurationException | IOException broken) {
            throw new AssertionError("the JDK's XML parser does not work", broken);
        }
    }

    /// A parser's message as part of a sentence on one line.
    static String words(@Nullable String message) {
        return String.valueOf(message)
                .replaceAll("\\s+", " ")
                .replaceFirst("\\.$", "")
                .strip();
    }
}
