package dev.millrace.content.code;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the statements and fields of a source begin and end.
final class Statements extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Span> spans = new ArrayList<>();

    private Statements(JavacTask task, CompilationUnitTree unit) {
        this.unit = unit;
        this.positions = Trees.instance(task).getSourcePositions();
    }

    private record Span(long start, long end) {
        boolean holds(long position) {
            return start <= position && position <= end;
        }

        long length() {
            return end - start;
        }
    }

    static Statements of(JavacTask task, CompilationUnitTree unit) {
        var statements = new Statements(task, unit);
        statements.scan(unit, null);
        return statements;
    }

    /// Whether one of these positions is in the smallest statement around this one.
    boolean share(long position, List<Long> others) {
        return spans.stream()
                .filter(span -> span.holds(position))
                .min(Comparator.comparingLong(Span::length))
                .filter(span -> others.stream().anyMatch(span::holds))
                .isPresent();
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
        if (tree instanceof StatementTree && !(tree instanceof BlockTree) && !(tree instanceof ClassTree)) {
            spans.add(new Span(positions.getStartPosition(unit, tree), positions.getEndPosition(unit, tree)));
        }
        return super.scan(tree, null);
    }
}
