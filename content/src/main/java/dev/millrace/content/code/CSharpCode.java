package dev.millrace.content.code;

import dev.millrace.content.source.Report;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TreeSitterCSharp;

/// Parses C# with the grammar of tree-sitter: as a program (a file of types, or top-level statements), or as members
/// of a type. Nothing is resolved: a name that does not exist is not seen. Where the parser's native library cannot
/// be loaded, C# passes unread and [#notice()] says so. Not thread-safe.
final class CSharpCode implements CodeCheck {
    private static final String MEND = "write a file, members of a type, or statements";
    private static final String MEMBERS = "class Members {\n";

    /// A class that ends where it begins (C# 12), which this version of the grammar does not know.
    private static final Pattern WITHOUT_BODY =
            Pattern.compile("(?m)^([ \\t]*(?:\\w+[ \\t]+)*(?:class|struct|interface)[ \\t]+\\w[^;{}=]*);");

    private final Supplier<TSParser> opening;
    private @Nullable TSParser parser;
    private @Nullable String notice;

    CSharpCode() {
        this(CSharpCode::open);
    }

    CSharpCode(Supplier<TSParser> opening) {
        this.opening = opening;
    }

    Optional<String> notice() {
        return Optional.ofNullable(notice);
    }

    @Override
    public void check(String written, Report report) {
        var code = WITHOUT_BODY.matcher(written).replaceAll("$1 {}");
        var opened = parser();
        if (opened.isEmpty()) return;
        var program = mistake(opened.get(), code, 0);
        if (program.isEmpty()) return;
        var members = mistake(opened.get(), MEMBERS + code + "\n}", 1);
        if (members.isEmpty()) return;
        var mistake = ended(opened.get(), code).orElseGet(() -> later(program.get(), members.get()));
        report.at(mistake.line(), "csharp-syntax", "this is not C#: " + mistake.what(), MEND);
    }

    private Optional<TSParser> parser() {
        if (parser == null && notice == null) {
            try {
                parser = opening.get();
            } catch (LinkageError | RuntimeException unloadable) {
                notice = "C# was not read: its parser does not load on this system (" + unloadable.getMessage() + ")";
            }
        }
        return Optional.ofNullable(parser);
    }

    private static TSParser open() {
        var parser = new TSParser();
        parser.setLanguage(new TreeSitterCSharp());
        return parser;
    }

    private record Fault(int line, int column, String what) {}

    /// The reading that gets further is the one that was meant.
    private static Fault later(Fault one, Fault other) {
        return Comparator.comparingInt(Fault::line)
                                .thenComparingInt(Fault::column)
                                .compare(one, other)
                        >= 0
                ? one
                : other;
    }

    /// What one more sign at the end would mend; there the parser gives up on the whole and names its beginning.
    private static Optional<Fault> ended(TSParser parser, String code) {
        var lines = code.stripTrailing().lines().toList();
        if (lines.isEmpty()) return Optional.empty();
        return List.of(";", ")", "}").stream()
                .filter(sign -> mistake(parser, code.stripTrailing() + sign, 0).isEmpty()
                        || mistake(parser, code.stripTrailing() + sign + (sign.equals(")") ? ";" : ""), 0)
                                .isEmpty())
                .findFirst()
                .map(sign -> new Fault(lines.size(), lines.getLast().length(), "missing `" + sign + "` at the end"));
    }

    /// @param wrapped how many lines stand before the piece
    private static Optional<Fault> mistake(TSParser parser, String source, int wrapped) {
        var root = parser.parseString(null, source).getRootNode();
        if (!root.hasError()) {
            return wrapped > 0 && root.getNamedChildCount() > 1
                    ? Optional.of(new Fault(1, 0, "unexpected `}`"))
                    : Optional.empty();
        }
        var lines = source.lines().toList();
        var node = first(root);
        var start = node.getStartPoint();
        // what lies in the wrapping says nothing of the piece
        var row = start.getRow() + 1 - wrapped;
        var line = row > lines.size() - 2 * wrapped ? 0 : Math.max(0, row);
        return Optional.of(new Fault(line, start.getColumn(), words(node, source)));
    }

    /// The first node in the text that is an error or was made up, the innermost of those that begin there.
    private static TSNode first(TSNode node) {
        for (var i = 0; i < node.getChildCount(); i++) {
            var child = node.getChild(i);
            if (child.isMissing() || child.hasError() || child.isError()) return first(child);
        }
        return node;
    }

    private static String words(TSNode node, String source) {
        if (node.isMissing()) {
            var named = node.isNamed() ? "a name" : "`" + node.getType() + "`";
            return "missing " + named;
        }
        var leaf = node;
        while (leaf.getChildCount() > 0) {
            leaf = leaf.getChild(0);
        }
        var bytes = source.getBytes(StandardCharsets.UTF_8);
        var text = text(bytes, leaf.getStartByte(), leaf.getEndByte());
        if (text.isEmpty())
            text = text(bytes, leaf.getStartByte(), bytes.length).replaceFirst("(?<=.).*", "");
        return text.isEmpty() ? "it breaks off here" : "unexpected `" + text + "`";
    }

    /// The first line of what stands there.
    private static String text(byte[] source, int from, int to) {
        return new String(source, from, to - from, StandardCharsets.UTF_8)
                .strip()
                .lines()
                .findFirst()
                .orElse("");
    }
}
