package dev.millrace.content.code;

import dev.millrace.content.source.Report;
import dev.millrace.content.text.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// Reads the code of lessons and briefs, and reports what its language does not allow. Compilers and parsers are made
/// at the first piece of their language, so a course without C# loads no native library. Thread-safe: one piece at a
/// time.
public final class CodeReview {
    /// What a page puts its own text for, such as the address of a student's broker.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    /// Parsers that look ahead take twice as long for each further bracket, or run out of stack.
    private static final int DEEPEST = 40;

    private static final int DEEPEST_SQL = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Language, CodeCheck> checks = new EnumMap<>(Language.class);
    private final CSharpCode csharp = new CSharpCode();
    private final boolean compiling;

    /// Parses every language.
    ///
    /// @param compiling whether Java is also compiled
    public CodeReview(boolean compiling) {
        this.compiling = compiling;
    }

    /// Reports what is wrong with a piece.
    ///
    /// @param report where line 1 is the first line of the piece
    public void look(Language language, String code, Report report) {
        if (depth(code) > (language == Language.SQL ? DEEPEST_SQL : DEEPEST)) {
            tooDeep(report);
            return;
        }
        lock.lock();
        try {
            check(language, code, report);
        } catch (IllegalStateException | StackOverflowError broken) {
            // javac wraps what breaks it
            tooDeep(report);
        } finally {
            lock.unlock();
        }
    }

    private static void tooDeep(Report report) {
        report.at(1, "language", "this code is nested too deep to be read", "split it into smaller parts");
    }

    /// How many brackets are open at the same time; those in texts and comments count as well.
    private static int depth(String code) {
        int open = 0;
        int most = 0;
        for (int i = 0; i < code.length(); i++) {
            switch (code.charAt(i)) {
                case '(', '[', '{' -> most = Math.max(most, ++open);
                case ')', ']', '}' -> open = Math.max(0, open - 1);
                default -> {}
            }
        }
        return most;
    }

    private void check(Language language, String code, Report report) {
        checks.computeIfAbsent(language, this::made)
                .check(PLACEHOLDER.matcher(code).replaceAll("$1"), report);
    }

    /// What could not be looked at on this machine, and why.
    public Optional<String> notice() {
        lock.lock();
        try {
            return csharp.notice();
        } finally {
            lock.unlock();
        }
    }

    private CodeCheck made(Language language) {
        return switch (language) {
            case JAVA -> new JavaCode(compiling);
            case CSHARP -> csharp;
            case SQL -> new SqlCode();
            case JSON -> DataCode::json;
            case YAML -> DataCode::yaml;
            case XML -> DataCode::xml;
            case PROTOBUF -> SchemaCode::protobuf;
            case AVRO -> SchemaCode::avro;
            case KSQL, BASH, TEXT -> (code, report) -> {};
        };
    }
}
