package dev.millrace.grader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Verdicts as JSON: what `./millrace grade --json` prints and the server stores. Reading what was written gives an
/// equal verdict.
public final class VerdictJson {
    private VerdictJson() {}

    /// One object with `lab`, `outcome`, `checks`, `timings` and `sandbox`, and by outcome `diagnostics`, `limit`,
    /// `message`.
    public static ObjectNode write(String lab, Verdict verdict) {
        var json = JsonNodeFactory.instance.objectNode().put("lab", lab);
        json.put("outcome", verdict.outcome().json());
        switch (verdict) {
            case Verdict.Judged judged -> diagnostics(json, judged.warnings());
            case Verdict.DidNotCompile failed -> diagnostics(json, failed.diagnostics());
            case Verdict.ExceededLimit exceeded ->
                json.put("limit", exceeded.limit().json()).put("message", exceeded.message());
            case Verdict.OurFault fault -> json.put("message", fault.message());
        }
        var checks = json.putArray("checks");
        verdict.checks().forEach(check -> checks.add(VerdictParts.write(check)));
        json.set("timings", VerdictParts.write(verdict.timings()));
        return json.put("sandbox", verdict.sandbox());
    }

    /// The verdict that [#write] wrote.
    ///
    /// @throws IllegalArgumentException when the JSON is not such a verdict
    public static Verdict read(JsonNode json) {
        var timings = VerdictParts.timings(json.path("timings"));
        var sandbox = json.path("sandbox").asText();
        var checks = VerdictParts.list(json.path("checks"), VerdictParts::check);
        var diagnostics = VerdictParts.list(json.path("diagnostics"), VerdictParts::diagnostic);
        var message = json.path("message").asText();
        return switch (VerdictParts.named(Outcome.values(), Outcome::json, json.path("outcome"))) {
            case PASSED, FAILED -> new Verdict.Judged(checks, diagnostics, timings, sandbox);
            case DID_NOT_COMPILE -> new Verdict.DidNotCompile(diagnostics, timings, sandbox);
            case EXCEEDED_LIMIT -> {
                var limit = VerdictParts.named(Limit.values(), Limit::json, json.path("limit"));
                yield new Verdict.ExceededLimit(limit, message, checks, timings, sandbox);
            }
            case OUR_FAULT -> new Verdict.OurFault(message, timings, sandbox);
        };
    }

    private static void diagnostics(ObjectNode json, List<Diagnostic> diagnostics) {
        var array = json.putArray("diagnostics");
        diagnostics.forEach(d -> array.add(VerdictParts.write(d)));
    }
}
