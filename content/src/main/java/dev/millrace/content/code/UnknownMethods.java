package dev.millrace.content.code;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.millrace.content.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// Calls of methods that the class of their object does not have. The compiler passes over them in silence where an
/// argument is a name that it does not know, and in lessons most are.
final class UnknownMethods extends TreePathScanner<@Nullable Void, @Nullable Void> {
    /// What these are where a fragment does not say it.
    private static final Map<String, String> CLIENTS = Map.of(
            "producer", "org.apache.kafka.clients.producer.KafkaProducer",
            "consumer", "org.apache.kafka.clients.consumer.KafkaConsumer");

    private final JavacTask task;
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final List<Mistake> found = new ArrayList<>();

    private UnknownMethods(JavacTask task, CompilationUnitTree unit) {
        this.task = task;
        this.unit = unit;
        this.trees = Trees.instance(task);
    }

    /// Those in a source that has been analysed; lines are the source's.
    static List<Mistake> in(JavacTask task, CompilationUnitTree unit) {
        var scanner = new UnknownMethods(task, unit);
        scanner.scan(unit, null);
        return scanner.found;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        if (call.getMethodSelect() instanceof MemberSelectTree select && !isSelf(select.getExpression())) {
            var object = new TreePath(new TreePath(getCurrentPath(), select), select.getExpression());
            type(object).ifPresent(type -> look(type, select));
        }
        return super.visitMethodInvocation(call, null);
    }

    private void look(TypeElement type, MemberSelectTree select) {
        var name = select.getIdentifier().toString();
        var methods = methods(type);
        if (methods.contains(name)) return;
        var end = trees.getSourcePositions().getEndPosition(unit, select);
        var near = Nearest.to(name, methods)
                .map(n -> ", did you mean `" + n + "`?")
                .orElse("");
        found.add(new Mistake(
                (int) unit.getLineMap().getLineNumber(Math.max(0, end - 1)),
                type.getSimpleName() + " has no method `" + name + "`" + near));
    }

    private Set<String> methods(TypeElement type) {
        return ElementFilter.methodsIn(task.getElements().getAllMembers(type)).stream()
                .map(method -> method.getSimpleName().toString())
                .collect(Collectors.toSet());
    }

    /// The class of an expression, if all of it is known.
    private Optional<TypeElement> type(TreePath expression) {
        var type = trees.getTypeMirror(expression);
        if (type != null && type.getKind() == TypeKind.DECLARED) {
            return isWhole(type) ? Optional.of((TypeElement) ((DeclaredType) type).asElement()) : Optional.empty();
        }
        var element = trees.getElement(expression);
        var declared = element != null && element.getKind().isVariable();
        return declared || !(expression.getLeaf() instanceof IdentifierTree name)
                ? Optional.empty()
                : Optional.ofNullable(CLIENTS.get(name.getName().toString()))
                        .map(known -> task.getElements().getTypeElement(known));
    }

    /// Whether no type above it belongs to the story, with methods of its own.
    private boolean isWhole(TypeMirror type) {
        return task.getTypes().directSupertypes(type).stream()
                .allMatch(above -> above.getKind() == TypeKind.DECLARED && isWhole(above));
    }

    private static boolean isSelf(ExpressionTree object) {
        return object instanceof IdentifierTree name
                && (name.getName().contentEquals("this") || name.getName().contentEquals("super"));
    }
}
