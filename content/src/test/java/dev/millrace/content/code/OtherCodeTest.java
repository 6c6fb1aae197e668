package dev.millrace.content.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.content.text.Language;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OtherCodeTest {
    private static final CodeReview REVIEW = new CodeReview(false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sql|BEGIN;⏎INSERT INTO outbox (id, payload) VALUES ('7', '{"a": 1}');⏎COMMIT;
            sql|-- one; comment⏎SELECT a, COUNT(*) FROM orders WHERE total > 5 GROUP BY a;
            sql|CREATE TABLE customers (id VARCHAR(20) PRIMARY KEY, country CHAR(2) NOT NULL);
            sql|UPDATE customers SET country = 'NL' WHERE id = 'c-17'
            ksql|CREATE STREAM x WITH (KAFKA_TOPIC = 'x') AS SELECT * FROM y EMIT CHANGES;
            json|{"a": [1, null]}
            json|{"a": 1}⏎{"a": 2}
            json|{"servers": "{{bootstrap}}"}
            yaml|a: 1⏎---⏎- b
            yaml|servers: {{bootstrap}}
            xml|<project><a b="1"/></project>
            protobuf|message Order { string id = 1; }
            protobuf|syntax = "proto3";⏎message Order { string id = 1; }
            avro|{"type": "record", "name": "Order", "fields": [{"name": "id", "type": "string"}]}
            bash|kcat -b {{bootstrap}} -L | head
            """)
    void sound_pieces_pass(String language, String code) {
        assertThat(look(language, code)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Timeout(60)
    void brackets_without_end_are_refused_and_not_looked_into(Language language) {
        assertThat(look(language.name().toLowerCase(Locale.ROOT), "(".repeat(5_000)))
                .singleElement()
                .asString()
                .contains("nested too deep");
    }

    @Test
    @Timeout(60)
    void as_deep_as_allowed_is_read() {
        assertThat(look("sql", "SELECT " + "(".repeat(10) + "1" + ")".repeat(10)))
                .isEmpty();
        assertThat(look("json", "[".repeat(40) + "]".repeat(40))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sql|SELECT 1;⏎SELCT a FROM b;|2 sql-syntax|`SELCT`
            sql|INSERT INTO a (b VALUES (1);|1 sql-syntax|unexpected
            json|{⏎ "a": }|2 json-syntax|}
            json|{"a": 1, "a": 2}|1 json-syntax|Duplicate
            yaml|a: 1⏎b: [|2 yaml-syntax|expected
            xml|<a>⏎<b></a>|2 xml-syntax|b
            protobuf|message Order {⏎ string id = one;⏎}|2 protobuf-syntax|one
            avro|{"type": "recrod"}|1 avro-syntax|primitive
            """)
    void a_mistake_is_found_at_its_line(String language, String code, String place, String word) {
        assertThat(look(language, code))
                .singleElement()
                .asString()
                .startsWith(place + ": ")
                .contains(word);
    }

    @Test
    void hostile_xml_reaches_no_file() {
        assertThat(look("xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))
                .singleElement()
                .asString()
                .contains("DOCTYPE");
    }

    private List<String> look(String language, String code) {
        return Looked.at(
                (piece, report) -> REVIEW.look(Language.of(language).orElseThrow(), piece, report),
                code.replace('⏎', '\n'));
    }
}
