package dev.millrace.content.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// YAML read as JSON. Only what JSON has too counts as a number; times, other notations and quoted words are texts.
final class YamlJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlJson() {}

    static JsonNode of(Node node, Report report) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> {
                var array = JSON.arrayNode();
                sequence.getValue().forEach(item -> array.add(of(item, report)));
                yield array;
            }
            case MappingNode mapping -> {
                var object = JSON.objectNode();
                for (var tuple : mapping.getValue()) {
                    if (tuple.getKeyNode() instanceof ScalarNode key) {
                        object.set(key.getValue(), of(tuple.getValueNode(), report));
                    } else {
                        report.at(
                                YamlValue.lineOf(tuple.getKeyNode()),
                                "yaml",
                                "a key must be a word",
                                "write `word: value`");
                    }
                }
                yield object;
            }
            default -> JSON.nullNode();
        };
    }

    private static JsonNode scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        var tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) return JSON.nullNode();
        if (tag.equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
            return JSON.booleanNode(text.equals("true"));
        }
        if (tag.equals(Tag.INT) && text.matches("-?(0|[1-9]\\d{0,30})")) return whole(new BigInteger(text));
        if (tag.equals(Tag.FLOAT) && text.matches("-?\\d{1,30}\\.\\d{1,30}")) {
            return JSON.numberNode(new BigDecimal(text));
        }
        return JSON.textNode(text);
    }

    /// In the form in which JSON itself is read, so that equal numbers are equal nodes.
    private static JsonNode whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) return JSON.numberNode(number.intValue());
        return number.bitLength() < Long.SIZE ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
    }
}
