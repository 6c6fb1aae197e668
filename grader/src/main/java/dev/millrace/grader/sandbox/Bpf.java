package dev.millrace.grader.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A program for the kernel's classic BPF machine, as seccomp runs it over `struct seccomp_data`: instructions of eight
/// bytes each, `struct sock_filter` (Linux, include/uapi/linux/filter.h, bpf_common.h and seccomp.h). For one thread.
final class Bpf {
    /// Offsets in `struct seccomp_data`.
    static final int NUMBER = 0;

    static final int ARCHITECTURE = 4;
    private static final int ARGUMENTS = 16;

    /// What the program can answer.
    static final int ALLOW = 0x7fff0000;

    static final int KILL_PROCESS = 0x80000000;
    private static final int ERRNO = 0x00050000;

    private static final int LOAD_WORD = 0x20;
    private static final int AND = 0x54;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_AT_LEAST = 0x35;
    private static final int RETURN = 0x06;
    private static final int BYTES = 8;

    /// The kernel's `BPF_MAXINSNS`.
    private static final int MOST = 4096;

    private record Instruction(int code, int whenTrue, int whenFalse, int operand) {}

    private final List<Instruction> instructions = new ArrayList<>();

    void load(int offset) {
        add(LOAD_WORD, 0, 0, offset);
    }

    /// The lower half of an argument: arguments that the kernel takes as `int` have no more.
    void loadArgument(int index) {
        load(ARGUMENTS + 8 * index);
    }

    void and(int mask) {
        add(AND, 0, 0, mask);
    }

    /// When the accumulator is the value, goes on; else leaves out so many instructions.
    void unlessEqualSkip(int value, int skipped) {
        add(JUMP_IF_EQUAL, 0, skipped, value);
    }

    /// When the accumulator is the value, leaves out so many instructions.
    void whenEqualSkip(int value, int skipped) {
        add(JUMP_IF_EQUAL, skipped, 0, value);
    }

    /// When the accumulator, unsigned, is not less than the value, goes on; else leaves out so many instructions.
    void unlessAtLeastSkip(int value, int skipped) {
        add(JUMP_IF_AT_LEAST, 0, skipped, value);
    }

    void answer(int what) {
        add(RETURN, 0, 0, what);
    }

    /// Answers the system call with an error number and does not run it.
    void refuse(int errno) {
        answer(ERRNO | errno);
    }

    byte[] bytes() {
        if (instructions.size() > MOST) {
            throw new IllegalStateException(instructions.size() + " instructions, the kernel takes " + MOST);
        }
        var bytes = ByteBuffer.allocate(instructions.size() * BYTES).order(ByteOrder.nativeOrder());
        for (var i : instructions) {
            bytes.putShort((short) i.code)
                    .put((byte) i.whenTrue)
                    .put((byte) i.whenFalse)
                    .putInt(i.operand);
        }
        return bytes.array();
    }

    private void add(int code, int whenTrue, int whenFalse, int operand) {
        if (whenTrue > 255 || whenFalse > 255) {
            throw new IllegalArgumentException("a jump leaves out at most 255 instructions");
        }
        instructions.add(new Instruction(code, whenTrue, whenFalse, operand));
    }
}
