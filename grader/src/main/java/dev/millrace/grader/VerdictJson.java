package dev.millrace.grader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Verdicts as JSON: what `./millrace grade --json` prints and the server stores. Reading what was written gives an
/// equal verdict.
public final class VerdictJson {
    private VerdictJson() {}

    /// One object with `lab`, `outcome`, `checks`, `timings`, `sandbox` and `engine`, and by outcome `diagnostics`,
    /// `advice`, `limit`, `message`.
    public static ObjectNode write(String lab, Verdict verdict) {
        var json = JsonNodeFactory.instance.objectNode().put("lab", lab);
        json.put("outcome", verdict.outcome().json());
        switch (verdict) {
            case Verdict.Judged judged -> {
                diagnostics(json, judged.warnings());
                var advice = json.putArray("advice");
                judged.advice().forEach(a -> advice.add(VerdictParts.write(a)));
            }
            case Verdict.DidNotCompile failed -> diagnostics(json, failed.diagnostics());
            case Verdict.ExceededLimit exceeded ->
                json.put("limit", exceeded.limit().json()).put("message", exceeded.message());
            case Verdict.OurFault fault -> json.put("message", fault.message());
        }
        var checks = json.putArray("checks");
        verdict.checks().forEach(check -> checks.add(VerdictParts.write(check)));
        return json.setAll(VerdictParts.write(verdict.circumstances()));
    }

    /// The verdict that [#write] wrote.
    ///
    /// @throws IllegalArgumentException when the JSON is not such a verdict
    public static Verdict read(JsonNode json) {
        var circumstances = VerdictParts.circumstances(json);
        var checks = VerdictParts.list(json.path("checks"), VerdictParts::check);
        var diagnostics = VerdictParts.list(json.path("diagnostics"), VerdictParts::diagnostic);
        var message = json.path("message").asText();
        return switch (VerdictParts.named(Outcome.values(), Outcome::json, json.path("outcome"))) {
            case PASSED, FAILED -> {
                var advice = VerdictParts.list(json.path("advice"), VerdictParts::advice);
                yield new Verdict.Judged(checks, diagnostics, advice, circumstances);
            }
            case DID_NOT_COMPILE -> new Verdict.DidNotCompile(diagnostics, circumstances);
            case EXCEEDED_LIMIT -> {
                var limit = VerdictParts.named(Limit.values(), Limit::json, json.path("limit"));
                yield new Verdict.ExceededLimit(limit, message, checks, circumstances);
            }
            case OUR_FAULT -> new Verdict.OurFault(message, circumstances);
        };
    }

    private static void diagnostics(ObjectNode json, List<Diagnostic> diagnostics) {
        var array = json.putArray("diagnostics");
        diagnostics.forEach(d -> array.add(VerdictParts.write(d)));
    }
}
