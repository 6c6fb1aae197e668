package dev.millrace.grader.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/// One type on the wire: JSON to bytes and back.
interface Wire {
    /// The bytes.
    ///
    /// @throws IOException when the value does not fit the type
    /// @throws RuntimeException likewise
    byte[] encode(JsonNode node) throws IOException;

    /// The JSON.
    ///
    /// @throws IOException when the bytes are not of the type
    /// @throws RuntimeException likewise
    JsonNode decode(byte[] bytes) throws IOException;
}
