package dev.millrace.grader.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Which system calls a worker may make: those in `syscalls.txt`, some of them with certain arguments only; every other
/// one, also one that a later kernel invents, is answered "not implemented", so that libraries fall back.
///
/// New processes are refused, and with them every program: only threads may be made. `execve` itself has to stay, it
/// starts the JVM; used later it replaces the worker, which keeps this filter, by one that can do no more.
final class Seccomp {
    private static final int EPERM = 1;
    private static final int ENOTTY = 25;
    private static final int ENOSYS = 38;
    private static final int EAFNOSUPPORT = 97;

    /// `CLONE_THREAD`, and all flags that make namespaces (linux/sched.h).
    private static final int CLONE_THREAD = 0x00010000;

    private static final int CLONE_NEW = 0x7e020000;
    private static final int AF_UNIX = 1;

    /// `TCGETS` (is it a terminal), `TIOCGWINSZ`, `FIONREAD`, `FIONBIO` (asm-generic/ioctls.h): nothing that changes
    /// another's terminal.
    private static final List<Integer> IOCTLS = List.of(0x5401, 0x5413, 0x541b, 0x5421);

    /// `PR_SET_NAME`, `PR_GET_NAME` (linux/prctl.h).
    private static final List<Integer> PRCTLS = List.of(15, 16);

    /// What decides a call that is neither allowed nor refused whole.
    ///
    /// @param argument index of the argument looked at
    /// @param mask of its lower half
    /// @param values what it may be under the mask
    /// @param errno the answer otherwise
    record Rule(int argument, int mask, List<Integer> values, int errno) {
        static Rule refused(int errno) {
            return new Rule(0, 0, List.of(), errno);
        }

        static Rule oneOf(int argument, List<Integer> values, int errno) {
            return new Rule(argument, ~0, values, errno);
        }
    }

    /// `clone3` keeps its flags in memory, where a filter cannot look: glibc falls back to `clone`.
    private static final Map<String, Rule> RULES = Map.of(
            "clone", new Rule(0, CLONE_THREAD | CLONE_NEW, List.of(CLONE_THREAD), EPERM),
            "clone3", Rule.refused(ENOSYS),
            "fork", Rule.refused(EPERM),
            "vfork", Rule.refused(EPERM),
            "socket", Rule.oneOf(0, List.of(AF_UNIX), EAFNOSUPPORT),
            "socketpair", Rule.oneOf(0, List.of(AF_UNIX), EAFNOSUPPORT),
            "ioctl", Rule.oneOf(1, IOCTLS, ENOTTY),
            "prctl", Rule.oneOf(0, PRCTLS, EPERM),
            "prlimit64", Rule.oneOf(0, List.of(0), EPERM));

    private Seccomp() {}

    /// A kind of processor. Numbers of system calls differ between them.
    enum Processor {
        X86_64(0xc000003e, 1),
        AARCH64(0xc00000b7, 2);

        /// The first number of the x32 calls, a second way to the same kernel on x86-64.
        private static final int X32 = 0x40000000;

        private final int audit;
        private final int column;

        /// @param audit the kernel's name for it (linux/audit.h)
        /// @param column of the table
        Processor(int audit, int column) {
            this.audit = audit;
            this.column = column;
        }

        /// The one that this JVM runs on.
        static Processor here() throws IOException {
            return switch (System.getProperty("os.arch")) {
                case "amd64" -> X86_64;
                case "aarch64" -> AARCH64;
                case String other -> throw new IOException("there is no filter for system calls of " + other + " yet");
            };
        }
    }

    /// The filter as a program, in the form that `bwrap --seccomp` reads.
    static byte[] program(Processor processor) throws IOException {
        var program = new Bpf();
        program.load(Bpf.ARCHITECTURE);
        program.whenEqualSkip(processor.audit, 1);
        program.answer(Bpf.KILL_PROCESS);
        program.load(Bpf.NUMBER);
        program.unlessAtLeastSkip(Processor.X32, 1);
        program.answer(Bpf.KILL_PROCESS);
        calls(processor).forEach((name, number) -> call(program, name, number));
        program.refuse(ENOSYS);
        return program.bytes();
    }

    private static void call(Bpf program, String name, int number) {
        var rule = RULES.get(name);
        if (rule == null) {
            program.unlessEqualSkip(number, 1);
            program.answer(Bpf.ALLOW);
            return;
        }
        program.unlessEqualSkip(number, 3 + 2 * rule.values.size());
        program.loadArgument(rule.argument);
        program.and(rule.mask);
        for (var value : rule.values) {
            program.unlessEqualSkip(value, 1);
            program.answer(Bpf.ALLOW);
        }
        program.refuse(rule.errno);
    }

    /// The same as a profile for a container engine (OCI Runtime Specification, "Seccomp"); Docker takes it as a
    /// security option. Numbers stay out: the engine knows them. Docker 20.10 answers "not permitted" to the rest.
    static String profile(Processor processor) throws IOException {
        var entries = new ArrayList<Map<String, Object>>();
        entries.add(allowed(calls(processor).keySet().stream()
                .filter(name -> !RULES.containsKey(name))
                .toList()));
        RULES.forEach((name, rule) -> {
            rule.values.forEach(value -> entries.add(allowed(name, rule, value)));
            if (rule.values.isEmpty()) {
                entries.add(Map.of("names", List.of(name), "action", "SCMP_ACT_ERRNO", "errnoRet", rule.errno));
            }
        });
        return new JsonMapper()
                .writeValueAsString(
                        Map.of("defaultAction", "SCMP_ACT_ERRNO", "defaultErrnoRet", ENOSYS, "syscalls", entries));
    }

    private static Map<String, Object> allowed(List<String> names) {
        return Map.of("names", names, "action", "SCMP_ACT_ALLOW");
    }

    private static Map<String, Object> allowed(String name, Rule rule, int value) {
        long mask = Integer.toUnsignedLong(rule.mask);
        var argument = Map.of("index", rule.argument, "op", "SCMP_CMP_MASKED_EQ", "value", mask, "valueTwo", value);
        return Map.of("names", List.of(name), "action", "SCMP_ACT_ALLOW", "args", List.of(argument));
    }

    /// Names and numbers, in the table's order.
    static Map<String, Integer> calls(Processor processor) throws IOException {
        var calls = new LinkedHashMap<String, Integer>();
        var table = Objects.requireNonNull(Seccomp.class.getResourceAsStream("syscalls.txt"), "syscalls.txt");
        try (var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .filter(words -> !words[processor.column].equals("-"))
                    .forEach(words -> calls.put(words[0], Integer.parseInt(words[processor.column])));
        }
        return calls;
    }
}
