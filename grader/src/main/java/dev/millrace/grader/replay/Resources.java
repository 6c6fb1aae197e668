package dev.millrace.grader.replay;

import dev.millrace.grader.contract.Contracts;
import dev.millrace.grader.contract.ProtoReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The files that a submission finds on its class path: the contracts, and for each `.proto` the descriptor set that
/// protoc would make of it.
final class Resources {
    private Resources() {}

    static Map<String, byte[]> of(Contracts contracts) {
        var files = new HashMap<String, byte[]>();
        contracts.files().forEach((name, text) -> {
            var path = "contracts/" + name;
            files.put(path, text.getBytes(StandardCharsets.UTF_8));
            if (name.endsWith(".proto")) {
                files.put(
                        path.substring(0, path.length() - "proto".length()) + "desc",
                        ProtoReader.read(name, text).toByteArray());
            }
        });
        return files;
    }
}
