package dev.millrace.content;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The rules that code can report: every text that is passed for a parameter named `rule`, read from the sources
/// themselves. A rule that is not written where it is passed cannot be found, so it is refused.
final class RulesInCode {
    /// Where `rule` stands, by the name and number of parameters of a method.
    private final Map<String, Integer> places = new HashMap<>(Map.of("Finding/5", 2));

    private final SortedSet<String> rules = new TreeSet<>();

    private RulesInCode() {}

    static SortedSet<String> below(Path... folders) {
        var all = new RulesInCode();
        var units = all.parse(sources(folders));
        units.forEach(unit -> unit.accept(all.new Declarations(), null));
        units.forEach(unit -> unit.accept(all.new Calls(), null));
        return all.rules;
    }

    private List<? extends CompilationUnitTree> parse(List<Path> sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            return units;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources(Path... folders) {
        var found = new ArrayList<Path>();
        for (var folder : folders) {
            try (var files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private final class Declarations extends TreeScanner<@Nullable Void, @Nullable Void> {
        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            var names = method.getParameters().stream()
                    .map(parameter -> parameter.getName().toString())
                    .toList();
            if (names.contains("rule")) places.put(method.getName() + "/" + names.size(), names.indexOf("rule"));
            return super.visitMethod(method, null);
        }
    }

    private final class Calls extends TreeScanner<@Nullable Void, @Nullable Void> {
        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            passed(name(call.getMethodSelect()), call.getArguments());
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
            passed(made.getIdentifier().toString(), made.getArguments());
            return super.visitNewClass(made, null);
        }

        private String name(ExpressionTree method) {
            return method instanceof MemberSelectTree select
                    ? select.getIdentifier().toString()
                    : method.toString();
        }

        private void passed(String name, List<? extends ExpressionTree> arguments) {
            var place = places.get(name + "/" + arguments.size());
            if (place != null) rule(arguments.get(place));
        }

        private void rule(ExpressionTree argument) {
            switch (argument) {
                case LiteralTree literal -> rules.add(String.valueOf(literal.getValue()));
                case ConditionalExpressionTree choice -> {
                    rule(choice.getTrueExpression());
                    rule(choice.getFalseExpression());
                }
                case IdentifierTree passedOn when passedOn.getName().contentEquals("rule") -> {}
                default ->
                    throw new IllegalStateException(
                            "write the rule as a text where it is reported, not as " + argument);
            }
        }
    }
}
