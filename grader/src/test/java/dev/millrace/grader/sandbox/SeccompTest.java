package dev.millrace.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.sandbox.Seccomp.Processor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The filter's program, run by a small machine as the kernel runs it; for both kinds of processor.
final class SeccompTest {
    private static final int EPERM = 0x00050000 | 1;
    private static final int ENOTTY = 0x00050000 | 25;
    private static final int ENOSYS = 0x00050000 | 38;
    private static final int EAFNOSUPPORT = 0x00050000 | 97;

    @ParameterizedTest
    @EnumSource
    void everythingThatIsNotOnTheListIsNotImplemented(Processor processor) throws IOException {
        var known = Seccomp.calls(processor);
        assertThat(known).hasSizeGreaterThan(100);
        for (int number = 0; number < 600; number++) {
            if (!known.containsValue(number)) {
                assertThat(answer(processor, number)).as("%s", number).isEqualTo(ENOSYS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAJvmNeedsIsAllowed(Processor processor) throws IOException {
        for (var name : List.of("futex", "mmap", "openat", "execve", "exit_group", "connect", "tgkill", "rseq")) {
            assertThat(answer(processor, number(processor, name))).as(name).isEqualTo(Bpf.ALLOW);
        }
    }

    @ParameterizedTest
    @EnumSource
    void threadsMayBeMadeAndProcessesAndNamespacesMayNot(Processor processor) throws IOException {
        int clone = number(processor, "clone");
        assertThat(answer(processor, clone, 0x003d0f00)).as("glibc's thread").isEqualTo(Bpf.ALLOW);
        assertThat(answer(processor, clone, 17)).as("fork").isEqualTo(EPERM);
        assertThat(answer(processor, clone, 0x4100 | 17)).as("vfork").isEqualTo(EPERM);
        assertThat(answer(processor, clone, 0x10010000)).as("user namespace").isEqualTo(EPERM);
        assertThat(answer(processor, number(processor, "clone3"))).isEqualTo(ENOSYS);
    }

    @ParameterizedTest
    @EnumSource
    void socketsAreUnixSockets(Processor processor) throws IOException {
        for (var name : List.of("socket", "socketpair")) {
            int call = number(processor, name);
            assertThat(answer(processor, call, 1)).as("AF_UNIX").isEqualTo(Bpf.ALLOW);
            assertThat(answer(processor, call, 2)).as("AF_INET").isEqualTo(EAFNOSUPPORT);
            assertThat(answer(processor, call, 16)).as("AF_NETLINK").isEqualTo(EAFNOSUPPORT);
            assertThat(answer(processor, call, 40)).as("AF_VSOCK").isEqualTo(EAFNOSUPPORT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void terminalsAndOtherProcessesStayAlone(Processor processor) throws IOException {
        assertThat(answer(processor, number(processor, "ioctl"), 0, 0x541b))
                .as("FIONREAD")
                .isEqualTo(Bpf.ALLOW);
        assertThat(answer(processor, number(processor, "ioctl"), 0, 0x5412))
                .as("TIOCSTI")
                .isEqualTo(ENOTTY);
        assertThat(answer(processor, number(processor, "prlimit64"), 0)).isEqualTo(Bpf.ALLOW);
        assertThat(answer(processor, number(processor, "prlimit64"), 1)).isEqualTo(EPERM);
    }

    @ParameterizedTest
    @EnumSource
    void anotherArchitecturesCallsKill(Processor processor) throws IOException {
        int i386 = 0x40000003;
        assertThat(run(Seccomp.program(processor), i386, 4)).isEqualTo(Bpf.KILL_PROCESS);
        assertThat(answer(processor, 0x40000000)).as("x32").isEqualTo(Bpf.KILL_PROCESS);
    }

    private static int number(Processor processor, String name) throws IOException {
        return java.util.Objects.requireNonNull(Seccomp.calls(processor).get(name), name);
    }

    private static int answer(Processor processor, int number, int... arguments) throws IOException {
        return run(
                Seccomp.program(processor), processor == Processor.X86_64 ? 0xc000003e : 0xc00000b7, number, arguments);
    }

    /// The instructions that the filter uses, over `struct seccomp_data`.
    private static int run(byte[] program, int architecture, int number, int... arguments) {
        var data = ByteBuffer.allocate(64)
                .order(ByteOrder.nativeOrder())
                .putInt(number)
                .putInt(architecture)
                .putLong(0);
        for (int argument : arguments) {
            data.putInt(argument).putInt(0xdeadbeef); // the upper half must not matter
        }
        var code = ByteBuffer.wrap(program).order(ByteOrder.nativeOrder());
        int accumulator = 0;
        for (int at = 0; ; at++) {
            int operand = code.getInt(8 * at + 4);
            int whenTrue = code.get(8 * at + 2) & 0xff;
            int whenFalse = code.get(8 * at + 3) & 0xff;
            switch (code.getShort(8 * at)) {
                case 0x20 -> accumulator = data.getInt(operand);
                case 0x54 -> accumulator &= operand;
                case 0x15 -> at += accumulator == operand ? whenTrue : whenFalse;
                case 0x35 -> at += Integer.compareUnsigned(accumulator, operand) >= 0 ? whenTrue : whenFalse;
                case 0x06 -> {
                    return operand;
                }
                default -> throw new AssertionError("an instruction that the kernel would refuse at " + at);
            }
        }
    }
}
