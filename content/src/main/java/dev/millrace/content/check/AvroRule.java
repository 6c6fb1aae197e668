package dev.millrace.content.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.grader.contract.Contracts;
import dev.millrace.grader.replay.Codec;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;

/// An Avro schema. A value fits as JSON in the form of fixtures, in Avro's single-object encoding (two bytes, the
/// schema's fingerprint, the record), or after the header of a schema registry (a zero byte and a number of four bytes,
/// which is not looked up).
record AvroRule(Schema schema, Codec json) implements RecordSchema.Rule {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String FILE = "schema";

    static AvroRule parse(String text) {
        try {
            var schema = new Schema.Parser().parse(text);
            return new AvroRule(schema, Codec.of("avro/" + FILE, new Contracts(Map.of(FILE + ".avsc", text))));
        } catch (AvroRuntimeException wrong) {
            throw new IllegalArgumentException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    @Override
    public Optional<String> problem(byte[] value) {
        if (value.length >= 10 && value[0] == (byte) 0xC3 && value[1] == 0x01) {
            return Arrays.equals(fingerprint(value), fingerprint())
                    ? binary(value, 10)
                    : Optional.of("it was written with another Avro schema");
        }
        return value.length >= 5 && value[0] == 0 ? binary(value, 5) : asJson(value);
    }

    private Optional<String> binary(byte[] value, int from) {
        try {
            var decoder = DecoderFactory.get().binaryDecoder(value, from, value.length - from, null);
            new GenericDatumReader<Object>(schema).read(null, decoder);
            return decoder.isEnd() ? Optional.empty() : Optional.of("it goes on after the end of the Avro record");
        } catch (IOException | RuntimeException wrong) {
            return Optional.of("its bytes are not a record of the Avro schema");
        }
    }

    private Optional<String> asJson(byte[] value) {
        try {
            var node = JSON.readTree(value);
            if (node == null || !node.isObject()) return Optional.of("it is neither Avro nor a JSON object");
            json.canonical(node);
            return Optional.empty();
        } catch (com.fasterxml.jackson.core.JsonProcessingException wrong) {
            return Optional.of("it is neither Avro nor JSON");
        } catch (IOException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()).replaceFirst("^avro/" + FILE + ": ", ""));
        }
    }

    private static byte[] fingerprint(byte[] value) {
        return Arrays.copyOfRange(value, 2, 10);
    }

    /// As the specification has it: CRC-64-AVRO of the parsing canonical form, little-endian.
    private byte[] fingerprint() {
        long print = SchemaNormalization.parsingFingerprint64(schema);
        var bytes = new byte[8];
        for (int i = 0; i < 8; i++) bytes[i] = (byte) (print >> (8 * i));
        return bytes;
    }
}
