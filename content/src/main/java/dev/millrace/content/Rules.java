package dev.millrace.content;

import java.util.Set;

/// The rules that a page can live without. Everything else that a reader reports leaves a page incomplete.
final class Rules {
    static final Set<String> ADVICE = Set.of(
            "no-figure",
            "no-pitfall",
            "no-check",
            "check-size",
            "quiz-size",
            "no-notes",
            "notes-timing",
            "no-slide",
            "no-sources",
            "words",
            "one-language",
            "java-syntax",
            "java-compile",
            "csharp-syntax",
            "sql-syntax",
            "json-syntax",
            "yaml-syntax",
            "xml-syntax",
            "avro-syntax",
            "protobuf-syntax",
            "few-hints",
            "few-wrong",
            "minutes",
            "unlisted",
            "outcome-unserved",
            "starter-fails-to-compile",
            "starter-passes",
            "solution-fails",
            "solution-advice",
            "wrong-passes",
            "wrong-elsewhere",
            "wrong-missing",
            "wrong-diagnosis",
            "case-unneeded",
            "solve-missing",
            "few-mistakes",
            "seed-passes",
            "solve-fails",
            "mistake-passes",
            "mistake-says",
            "steps-fail",
            "grader");

    private Rules() {}
}
