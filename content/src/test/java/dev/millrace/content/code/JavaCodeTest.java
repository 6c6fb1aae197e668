package dev.millrace.content.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCodeTest {
    private static final JavaCode JAVA = new JavaCode(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package a;\nimport java.util.List;\npublic class B { List<String> c = List.of(); }",
                "record Money(long minor) {}\n\npublic record Order(Money total, Instant placedAt) {}",
                "import java.util.List;\n\nvar x = List.of();",
                "private int x;\nvoid run() {}",
                "@Override\npublic void close() {}",
                "OrderService(Producer<String, String> producer) { this.producer = producer; }",
                "var x = list.stream().toList();\nif (x.isEmpty()) return;",
                "if (order.total() > 5) return Checkout.refused(\"no\");\npublish(order);",
                "var sent = new KafkaProducer<String, String>(config).send(fact).get();",
                "builder.stream(\"orders\").filter((key, order) -> order != null).to(\"more\");",
                "var builder = new StringBuilder();\nbuilder.append(1);",
                "Consumer<String, OrderPlaced> consumer = consumers.next();\nconsumer.poll(Duration.ofMillis(5));",
                "Consumer<OrderPlaced> next = order -> count(order);\nnext.accept(order);",
                "static Topology topology() {\n  return new StreamsBuilder().build();\n}\nvoid x() { this.orders.add(1); }",
                "import com.example.Unheard;\nUnheard unheard = Unheard.of(1);",
                "for (var r : consumer.poll(Duration.ofMillis(500))) model.learn(r.key());",
                "void process(Record<String, OrderPlaced> record) { context.forward(record.withKey(\"a\")); }",
                "RecordMetadata at = producer.send(fact).get();\nlong offset = at.offset();",
                "var producer = producers.next();\nproducer.publish(fact);",
                "Thread.ofVirtual().start(() -> {\n  while (running) {\n    work();\n  }\n});",
                "builder.stream(\"orders\").mapValues(order -> priced(order)).to(\"priced\", Produced.with(Serdes.String(), JsonSerde.nodes()));",
                "interface Priced { Money price(); }\nrecord Lamp(Money price) implements Priced {}\nrecord Money(long minor) {}"
            })
    void what_a_lesson_shows_may_lean_on_names_of_the_story(String code) {
        assertThat(Looked.at(JAVA, code)).isEmpty();
    }

    @Test
    void a_method_that_a_known_class_does_not_have_is_found_at_its_line() {
        assertThat(Looked.at(JAVA, "var producer = new KafkaProducer<String, String>(config);\nproducer.sendd(fact);"))
                .singleElement()
                .asString()
                .isEqualTo(
                        "2 java-compile: this does not compile: KafkaProducer has no method `sendd`, did you mean `send`?");
        assertThat(rules("var ok = 1;\nproducer.flushh();")).containsExactly("2 java-compile");
        assertThat(rules("builder.streem(\"orders\");")).containsExactly("1 java-compile");
        assertThat(rules("var a = 1;\nvar b = Duration.ofMinuts(5);")).containsExactly("2 java-compile");
        assertThat(rules("record Order(String id) {}\nvoid x(Order order) {\n  order.idd();\n}"))
                .containsExactly("3 java-compile");
        assertThat(rules("import org.apache.kafka.clients.producer.KafkaProduce;\nvar a = 1;"))
                .containsExactly("1 java-compile");
    }

    @Test
    void wrong_types_and_missing_signs_are_found() {
        assertThat(rules("String s = 5;")).containsExactly("1 java-compile");
        assertThat(rules("int f() {\n  var x = 1;\n}")).containsExactly("3 java-compile");
        assertThat(rules("var ok = 1\nvar x = 2;")).containsExactly("1 java-syntax");
        assertThat(rules("var ok = 1;\nvar x = ;")).containsExactly("2 java-syntax");
        assertThat(rules("Map<String, Object> c = Map.of(\"a\", 1);\nMap<String, String> d = c;"))
                .containsExactly("2 java-compile");
    }

    private static List<String> rules(String code) {
        return Looked.at(JAVA, code).stream()
                .map(line -> line.replaceFirst(":.*", ""))
                .toList();
    }
}
