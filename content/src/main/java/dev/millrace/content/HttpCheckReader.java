package dev.millrace.content;

import dev.millrace.content.check.Condition;
import dev.millrace.content.check.FieldPath;
import dev.millrace.content.check.HttpTarget;
import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.source.YamlValue;
import java.util.Map;

/// Reads `http` of a check.
final class HttpCheckReader {
    private static final int OK = 200;
    private static final int LAST_STATUS = 599;

    private final DemandReader demands;
    private final Report report;

    HttpCheckReader(DemandReader demands, Report report) {
        this.demands = demands;
        this.report = report;
    }

    BrokerCheck read(BrokerCheckReader.Head head, YamlMap keys) {
        return new BrokerCheck.HttpCheck(
                head.id(),
                head.title(),
                head.timing(),
                HttpTarget.read(keys, report),
                status(keys),
                json(keys),
                keys.value("contains").map(YamlValue::text).filter(text -> !text.isEmpty()));
    }

    private int status(YamlMap keys) {
        int status = keys.value("status").flatMap(value -> value.whole(OK)).orElse(OK);
        if (status > LAST_STATUS) {
            report.at(keys.line("status"), "range", "no answer has the status " + status, "use 200 to 599");
        }
        return status;
    }

    /// Fields of the answer; it has neither key nor headers to ask for.
    private Map<FieldPath, Condition> json(YamlMap keys) {
        var fields = demands.fields(keys, "json");
        for (var path : fields.keySet()) {
            if (!(path instanceof FieldPath.InValue)) {
                report.at(
                        keys.line("json"),
                        "field",
                        "`" + path.text() + "` is a field of records",
                        "name a field of the answer, such as count or orders.0.id");
            }
        }
        return fields;
    }
}
