package dev.millrace.content.code;

import dev.millrace.content.source.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;

/// Parses SQL statement by statement, so that a mistake is found in its own. Begin and end of a transaction are read
/// here: the parser knows only some of their forms. Not thread-safe.
final class SqlCode implements CodeCheck {
    private static final Pattern TRANSACTION =
            Pattern.compile("(?i)(begin|start|commit|rollback|end|savepoint)(\\s+\\w+){0,3}");

    @Override
    public void check(String code, Report report) {
        var line = 1;
        for (var statement : statements(code)) {
            if (!isTransaction(statement)) parse(statement, report.after(line - 1));
            line += (int) statement.chars().filter(c -> c == '\n').count();
        }
    }

    private static void parse(String statement, Report report) {
        try {
            var _ = CCJSqlParserUtil.newParser(statement)
                    .withAllowComplexParsing(true)
                    .Statement();
        } catch (ParseException wrong) {
            var token = wrong.currentToken == null ? null : wrong.currentToken.next;
            if (token == null) {
                broken(report, 1, "it cannot be read");
            } else {
                var text =
                        token.image.isEmpty() || token.kind == CCJSqlParser.EOF ? "its end" : "`" + token.image + "`";
                broken(report, Math.max(1, token.beginLine), "unexpected " + text);
            }
        } catch (TokenMgrException wrong) {
            broken(report, 1, DataCode.words(wrong.getMessage()));
        }
    }

    private static void broken(Report report, int line, String what) {
        report.at(line, "sql-syntax", "this is not SQL: " + what, "mend it; ksqlDB statements are `ksql`");
    }

    private static boolean isTransaction(String statement) {
        var words = statement.replaceAll("--[^\n]*", " ").replace(';', ' ').strip();
        return words.isEmpty() || TRANSACTION.matcher(words).matches();
    }

    /// Cut after each semicolon that stands in no quotes and no comment.
    private static List<String> statements(String code) {
        var found = new ArrayList<String>();
        var start = 0;
        for (var at = 0; at < code.length(); at++) {
            switch (code.charAt(at)) {
                case '\'', '"' -> at = past(code, String.valueOf(code.charAt(at)), at + 1);
                case '-' -> at = code.startsWith("--", at) ? past(code, "\n", at) : at;
                case '/' -> at = code.startsWith("/*", at) ? past(code, "*/", at + 2) : at;
                case ';' -> {
                    found.add(code.substring(start, at + 1));
                    start = at + 1;
                }
                default -> {}
            }
        }
        found.add(code.substring(start));
        return found;
    }

    /// The last character of the text that ends here, or of the code.
    private static int past(String code, String end, int from) {
        var found = code.indexOf(end, from);
        return found < 0 ? code.length() : found + end.length() - 1;
    }
}
