package dev.millrace.lab;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/// As Avro generates a class, in short.
public final class Amount extends SpecificRecordBase {
    /// Avro looks for this name.
    public static final Schema SCHEMA$ = new Schema.Parser()
            .parse("{\"type\":\"record\",\"name\":\"Amount\",\"namespace\":\"dev.millrace.lab\","
                    + "\"fields\":[{\"name\":\"minor\",\"type\":\"long\"}]}");

    private long minor;

    @Override
    public Schema getSchema() {
        return SCHEMA$;
    }

    @Override
    public Object get(int field) {
        return minor;
    }

    @Override
    public void put(int field, Object value) {
        minor = (Long) value;
    }
}
