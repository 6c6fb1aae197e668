package dev.millrace.labs.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.content.BrokerCheck.HttpCheck;
import dev.millrace.content.check.FieldPath;
import dev.millrace.labs.broker.CheckJudge.Look;
import dev.millrace.labs.callback.Called;
import dev.millrace.labs.tally.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds what a service answered against a check. Stateless.
final class HttpJudge {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private HttpJudge() {}

    static Look look(HttpCheck check, Optional<ServiceCalls.Answer> answer) {
        if (answer.isEmpty()) return new Look.Unseen("calling your service");
        return switch (answer.get().called()) {
            case Called.Unanswered(var why) -> CheckJudge.nothing(why);
            case Called.Answered answered -> answered(check, answered);
        };
    }

    private static Look answered(HttpCheck check, Called.Answered answered) {
        var parts = new ArrayList<String>();
        // each adds what it saw; of another status than the wanted one the rest means nothing
        boolean holds =
                status(check, answered, parts) && json(check, answered, parts) && contains(check, answered, parts);
        return new Look.Found(true, holds, String.join(", ", parts));
    }

    private static boolean status(HttpCheck check, Called.Answered answered, List<String> parts) {
        int status = answered.status();
        parts.add("Status " + status);
        if (status == check.status()) return true;
        if (status >= 300 && status < 400) parts.add("and redirects are not followed");
        else begins(answered, parts);
        return false;
    }

    private static boolean json(HttpCheck check, Called.Answered answered, List<String> parts) {
        if (check.json().isEmpty()) return true;
        if (isTooLong(answered, parts)) return false;
        var json = parsed(answered.body());
        if (json.isEmpty()) {
            parts.add("but the answer is not JSON");
            begins(answered, parts);
            return false;
        }
        boolean holds = true;
        for (var each : check.json().entrySet()) {
            // the reader lets only fields of a value in
            if (!(each.getKey() instanceof FieldPath.InValue path)) continue;
            var value = path.in(json.get());
            parts.add(path.text() + (value.isMissingNode() ? " is not there" : " is " + Words.shown(value)));
            holds &= each.getValue().holds(value);
        }
        return holds;
    }

    private static boolean contains(HttpCheck check, Called.Answered answered, List<String> parts) {
        if (check.contains().isEmpty()) return true;
        var wanted = check.contains().get();
        if (answered.body().contains(wanted)) {
            parts.add("with “" + wanted + "” in it");
            return true;
        }
        if (isTooLong(answered, parts)) return false;
        parts.add("without “" + wanted + "”");
        begins(answered, parts);
        return false;
    }

    private static boolean isTooLong(Called.Answered answered, List<String> parts) {
        if (!answered.whole()) {
            parts.add("but it is longer than the 64 KiB that are read: answer with less");
        }
        return !answered.whole();
    }

    private static void begins(Called.Answered answered, List<String> parts) {
        var text = answered.body().strip();
        parts.add(text.isEmpty() ? "nothing in it" : "it begins with “" + Words.cut(text) + "”");
    }

    private static Optional<JsonNode> parsed(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
