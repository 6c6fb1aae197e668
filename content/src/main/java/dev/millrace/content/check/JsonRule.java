package dev.millrace.content.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A JSON Schema, of draft 2020-12 where it names no other. It may refer to itself only: nothing is fetched.
record JsonRule(Schema schema) implements RecordSchema.Rule {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final SpecificationVersion DEFAULT = SpecificationVersion.DRAFT_2020_12;

    /// Schemas for schemas, read once: that takes longer than everything else here. Holds nothing of a course.
    private static final SchemaRegistry DIALECTS = SchemaRegistry.withDefaultDialect(DEFAULT);

    static JsonRule parse(String text) {
        try {
            var node = JSON.readTree(text);
            var dialect = node.path("$schema").asText(DEFAULT.getDialectId());
            var faults = DIALECTS.getSchema(SchemaLocation.of(dialect)).validate(node);
            if (!faults.isEmpty()) throw new IllegalArgumentException(sentence(faults));
            // a registry of its own: two files may have the same $id
            var schema = SchemaRegistry.withDefaultDialect(DEFAULT).getSchema(node);
            schema.initializeValidators();
            return new JsonRule(schema);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("not JSON: " + wrong.getOriginalMessage(), wrong);
        } catch (SchemaException wrong) {
            throw new IllegalArgumentException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    @Override
    public Optional<String> problem(byte[] value) {
        JsonNode node;
        try {
            node = JSON.readTree(value);
        } catch (IOException wrong) {
            return Optional.of("it is not JSON");
        }
        if (node == null || node.isMissingNode()) return Optional.of("it is empty");
        var errors = schema.validate(node);
        return errors.isEmpty() ? Optional.empty() : Optional.of(sentence(errors));
    }

    private static String sentence(List<Error> errors) {
        var first = errors.getFirst();
        var at = first.getInstanceLocation().toString();
        return (at.isEmpty() ? "" : at + ": ") + first.getMessage();
    }
}
