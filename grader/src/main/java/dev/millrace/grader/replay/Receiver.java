package dev.millrace.grader.replay;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;

/// Follows a collection that was just pushed on the stack to the call that is made on it, through the code that works
/// out the arguments. Where that code branches or does what is not known here, nothing is said.
final class Receiver {
    private static final Set<String> CHANGES = Set.of(
            "put",
            "putIfAbsent",
            "putAll",
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "merge",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "remove",
            "offer",
            "push",
            "set",
            "incrementAndGet",
            "getAndIncrement",
            "addAndGet",
            "getAndAdd",
            "accumulateAndGet",
            "increment");

    /// Slots of the stack above the collection.
    private int above;

    private boolean changes;

    private Receiver() {}

    /// Whether the call changes the collection.
    ///
    /// @param code what follows the instruction that pushed it
    static boolean changes(List<CodeElement> code) {
        var receiver = new Receiver();
        for (var element : code) {
            if (!receiver.step(element)) {
                break;
            }
        }
        return receiver.changes;
    }

    /// Whether to go on.
    private boolean step(CodeElement element) {
        switch (element) {
            case PseudoInstruction _, TypeCheckInstruction _ -> {}
            case LoadInstruction load -> above += load.typeKind().slotSize();
            case ConstantInstruction constant -> above += constant.typeKind().slotSize();
            case NewObjectInstruction _ -> above++;
            case ConvertInstruction c ->
                above += c.toType().slotSize() - c.fromType().slotSize();
            case FieldInstruction field -> above += effect(field);
            case InvokeDynamicInstruction call ->
                above += slots(call.typeSymbol().returnType()) - slots(call.typeSymbol());
            case InvokeInstruction call -> {
                int arguments = slots(call.typeSymbol());
                int on = call.opcode() == Opcode.INVOKESTATIC ? 0 : 1;
                changes = on == 1
                        && above == arguments
                        && CHANGES.contains(call.name().stringValue());
                above += slots(call.typeSymbol().returnType()) - arguments - on;
                return above > 0 || (above == 0 && on == 0);
            }
            default -> {
                return false;
            }
        }
        return above >= 0;
    }

    private static int effect(FieldInstruction field) {
        int size = TypeKind.from(field.typeSymbol()).slotSize();
        return switch (field.opcode()) {
            case GETSTATIC -> size;
            case GETFIELD -> size - 1;
            // an assignment uses up what is there
            default -> -1000;
        };
    }

    private static int slots(MethodTypeDesc type) {
        return type.parameterList().stream().mapToInt(Receiver::slots).sum();
    }

    private static int slots(ClassDesc type) {
        return TypeKind.from(type).slotSize();
    }
}
