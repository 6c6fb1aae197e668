package dev.millrace.grader.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.lab.AvroToJson;
import dev.millrace.lab.JsonToAvro;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.jspecify.annotations.Nullable;

/// Avro's single-object encoding, as `AvroSerde` writes and reads it.
record AvroWire(Schema schema, BinaryMessageEncoder<@Nullable Object> encoder, BinaryMessageDecoder<Object> decoder)
        implements Wire {
    static AvroWire of(String text) {
        var schema = new Schema.Parser().parse(text);
        return new AvroWire(
                schema,
                new BinaryMessageEncoder<>(GenericData.get(), schema),
                new BinaryMessageDecoder<>(GenericData.get(), schema));
    }

    @Override
    public byte[] encode(JsonNode node) throws IOException {
        var buffer = encoder.encode(JsonToAvro.convert(node, schema));
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public JsonNode decode(byte[] bytes) throws IOException {
        return AvroToJson.convert(decoder.decode(bytes), schema);
    }
}
