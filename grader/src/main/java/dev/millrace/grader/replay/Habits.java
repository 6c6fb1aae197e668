package dev.millrace.grader.replay;

import dev.millrace.grader.frames.FromWorker.Habit;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a submission's code does that goes well here, with one task in one process, and not in production: it keeps
/// state outside of stores, or asks the clock of the machine. Read from the class files; only what is certain is
/// told: a field of a processor, or a static one, that is assigned or changed while records are processed; a
/// collection that a lambda took along and changes; a call of a clock, or an extractor that calls one.
public final class Habits {
    private static final int MOST = 20;
    private static final String PROCESSORS = "org.apache.kafka.streams.processor.api.";
    private static final Set<String> START = Set.of("<init>", "<clinit>", "init");

    private final ClassModel type;
    private final String simpleName;
    private final Set<Habit> found = new LinkedHashSet<>();

    private Habits(ClassModel type) {
        this.type = type;
        this.simpleName = type.thisClass().asSymbol().displayName();
    }

    /// The habits of these classes.
    ///
    /// @param classes class files by binary name
    public static List<Habit> of(Map<String, byte[]> classes) {
        var all = new ArrayList<Habit>();
        for (var bytes : classes.values()) {
            var habits = new Habits(ClassFile.of().parse(bytes));
            habits.look();
            all.addAll(habits.found);
        }
        return all.stream().limit(MOST).toList();
    }

    private void look() {
        for (var method : type.methods()) {
            var code = code(method);
            int line = 0;
            for (int i = 0; i < code.size(); i++) {
                switch (code.get(i)) {
                    case LineNumber number -> line = number.line();
                    case FieldInstruction field -> field(method, field, code.subList(i + 1, code.size()), line);
                    case InvokeDynamicInstruction lambda -> lambda(lambda, line);
                    case InvokeInstruction call -> clock(call, line);
                    default -> {
                        // nothing else matters
                    }
                }
            }
        }
    }

    private void field(MethodModel method, FieldInstruction field, List<CodeElement> after, int line) {
        boolean isStatic = field.opcode() == Opcode.PUTSTATIC || field.opcode() == Opcode.GETSTATIC;
        boolean own = field.owner().asSymbol().equals(type.thisClass().asSymbol());
        if (!own || START.contains(method.methodName().stringValue()) || !(isStatic || processor())) {
            return;
        }
        boolean assigned = field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC;
        boolean kafkas = field.typeSymbol().descriptorString().startsWith("Lorg/apache/kafka/");
        boolean changed = !assigned && mutable(field.typeSymbol()) && Receiver.changes(after);
        if (changed || (assigned && !kafkas)) {
            found.add(new Habit("state", "the field `" + field.name().stringValue() + "`", place(line)));
        }
    }

    private void lambda(InvokeDynamicInstruction lambda, int line) {
        boolean forKafka = lambda.typeSymbol().returnType().descriptorString().startsWith("Lorg/apache/kafka/streams/");
        int slot = 0;
        for (var taken : lambda.typeSymbol().parameterList()) {
            if (forKafka && mutable(taken) && changes(body(lambda), slot)) {
                found.add(new Habit("state", "a " + taken.displayName() + " that a lambda changes", place(line)));
            }
            slot += TypeKind.from(taken).slotSize();
        }
    }

    /// The lambda's own code; none when it is a method of another class.
    private List<CodeElement> body(InvokeDynamicInstruction lambda) {
        for (var argument : lambda.bootstrapArgs()) {
            if (argument instanceof DirectMethodHandleDesc handle) {
                return type.methods().stream()
                        .filter(m -> m.methodName().equalsString(handle.methodName()))
                        .findFirst()
                        .map(Habits::code)
                        .orElse(List.of());
            }
        }
        return List.of();
    }

    private static boolean changes(List<CodeElement> code, int slot) {
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof LoadInstruction load
                    && load.slot() == slot
                    && Receiver.changes(code.subList(i + 1, code.size()))) {
                return true;
            }
        }
        return false;
    }

    private void clock(InvokeInstruction call, int line) {
        var owner = owner(call.owner().asSymbol());
        var name = call.name().stringValue();
        boolean system = owner.equals("java.lang.System") && name.equals("currentTimeMillis");
        if (owner.equals("org.apache.kafka.streams.processor.WallclockTimestampExtractor") && name.equals("<init>")) {
            found.add(new Habit("clock", "`WallclockTimestampExtractor`", place(line)));
        }
        boolean now = owner.startsWith("java.time.")
                && name.equals("now")
                && call.typeSymbol().parameterCount() == 0;
        if (system || now) {
            var simple = owner.substring(owner.lastIndexOf('.') + 1);
            found.add(new Habit("clock", "`" + simple + "." + name + "()`", place(line)));
        }
    }

    private boolean processor() {
        return type.interfaces().stream().anyMatch(i -> owner(i.asSymbol()).startsWith(PROCESSORS))
                || type.superclass().stream().anyMatch(s -> owner(s.asSymbol()).startsWith(PROCESSORS));
    }

    private static boolean mutable(ClassDesc type) {
        return owner(type).startsWith("java.util.");
    }

    /// The binary name of a class; empty for an array or a number.
    private static String owner(ClassDesc type) {
        var text = type.descriptorString();
        return type.isClassOrInterface() ? text.substring(1, text.length() - 1).replace('/', '.') : "";
    }

    private static List<CodeElement> code(MethodModel method) {
        return method.code().map(code -> code.elementList()).orElse(List.of());
    }

    private String place(int line) {
        return simpleName + ", line " + line;
    }
}
