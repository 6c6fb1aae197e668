package dev.millrace.grader.worker;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells a submission that only computes from one that could leave something behind in its worker: a thread of any
/// kind, a timer, a file, a changed default, a hand in the harness by reflection. What is left behind cannot be found
/// afterwards (virtual threads appear in no list, shared classes have state everywhere), but what a class file can
/// call stands in its constant pool. So this reads what is *named* there, before any of it runs: whatever is not on the
/// list makes the worker serve this one grading only. That costs such a student a fresh worker, and nobody a wrong
/// verdict.
final class PlainCode {
    /// Packages of which everything is harmless but what [#NOT] and [#MEMBERS] take out.
    private static final Set<String> PACKAGES = Set.of(
            "java/lang",
            "java/lang/annotation",
            "java/lang/runtime",
            "java/math",
            "java/nio/charset",
            "java/text",
            "java/time",
            "java/time/chrono",
            "java/time/format",
            "java/time/temporal",
            "java/util",
            "java/util/concurrent/atomic",
            "java/util/function",
            "java/util/regex",
            "java/util/stream",
            "com/fasterxml/jackson/annotation",
            "com/fasterxml/jackson/core",
            "com/fasterxml/jackson/core/type",
            "com/fasterxml/jackson/databind",
            "com/fasterxml/jackson/databind/annotation",
            "com/fasterxml/jackson/databind/node",
            "com/google/protobuf",
            "dev/millrace/lab",
            "org/apache/avro",
            "org/apache/avro/generic",
            "org/apache/avro/specific",
            "org/apache/avro/util",
            "org/apache/kafka/common/errors",
            "org/apache/kafka/common/header",
            "org/apache/kafka/common/serialization",
            "org/apache/kafka/streams",
            "org/apache/kafka/streams/errors",
            "org/apache/kafka/streams/kstream",
            "org/apache/kafka/streams/processor",
            "org/apache/kafka/streams/processor/api",
            "org/apache/kafka/streams/query",
            "org/apache/kafka/streams/state");

    /// Single classes of other packages.
    private static final Set<String> ALSO = Set.of(
            "java/io/ByteArrayInputStream",
            "java/io/ByteArrayOutputStream",
            "java/io/Closeable",
            "java/io/DataInputStream",
            "java/io/DataOutputStream",
            "java/io/IOException",
            "java/io/PrintStream",
            "java/io/Serializable",
            "java/io/UncheckedIOException",
            "java/lang/invoke/LambdaMetafactory",
            "java/lang/invoke/StringConcatFactory",
            "java/nio/ByteBuffer",
            "java/nio/ByteOrder",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/ConcurrentLinkedQueue",
            "java/util/concurrent/ConcurrentMap",
            "java/util/concurrent/ConcurrentSkipListMap",
            "java/util/concurrent/CopyOnWriteArrayList",
            "java/util/concurrent/ThreadLocalRandom",
            "java/util/concurrent/TimeUnit",
            "org/apache/kafka/common/KafkaException",
            "org/apache/kafka/common/utils/Bytes");

    /// The compiler names these for every lambda; nobody calls them without a member of theirs.
    private static final Set<String> UNCALLED =
            Set.of("java/lang/invoke/MethodHandles", "java/lang/invoke/MethodHandles$Lookup");

    /// Classes of [#PACKAGES] that are not harmless. Formatters and scanners open files by name.
    private static final Set<String> NOT = Set.of(
            "java/lang/ClassLoader",
            "java/lang/ClassValue",
            "java/lang/InheritableThreadLocal",
            "java/lang/Module",
            "java/lang/ModuleLayer",
            "java/lang/Process",
            "java/lang/ProcessBuilder",
            "java/lang/ProcessHandle",
            "java/lang/Runtime",
            "java/lang/ScopedValue",
            "java/lang/SecurityManager",
            "java/lang/StackWalker",
            "java/lang/ThreadGroup",
            "java/lang/ThreadLocal",
            "java/util/Formatter",
            "java/util/ListResourceBundle",
            "java/util/PropertyResourceBundle",
            "java/util/ResourceBundle",
            "java/util/Scanner",
            "java/util/ServiceLoader",
            "java/util/Timer",
            "java/util/TimerTask",
            "com/fasterxml/jackson/core/JsonFactory",
            "com/fasterxml/jackson/databind/Module",
            "org/apache/kafka/streams/KafkaStreams",
            "org/apache/kafka/streams/KafkaClientSupplier");

    /// Of these classes only these members are harmless.
    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "java/lang/Class",
            Set.of("getName", "getSimpleName", "isInstance", "cast", "desiredAssertionStatus", "hashCode", "equals"),
            "java/lang/System",
            Set.of("out", "err", "currentTimeMillis", "nanoTime", "arraycopy", "identityHashCode", "lineSeparator"),
            "java/lang/Thread",
            Set.of("sleep", "onSpinWait"),
            "java/io/PrintStream",
            Set.of("print", "println", "printf", "format", "flush"));

    /// Changers of defaults, openers of files and loaders by name, whatever class of the list they are in.
    private static final Set<String> NEVER = Set.of(
            "setDefault",
            "intern",
            "mapConcurrent",
            "activateDefaultTyping",
            "activateDefaultTypingAsProperty",
            "enableDefaultTyping",
            "enableDefaultTypingAsProperty",
            "findAndRegisterModules",
            "findModules",
            "getTypeFactory",
            "getFactory",
            "setPolymorphicTypeValidator");

    private static final String CLASSES_BY_NAME = "Lcom/fasterxml/jackson/annotation/JsonTypeInfo;";

    private PlainCode() {}

    /// Whether these class files name nothing but what is harmless and each other.
    ///
    /// @param classes class files by binary name
    static boolean all(Map<String, byte[]> classes) {
        var own = classes.keySet().stream().map(name -> name.replace('.', '/')).collect(Collectors.toSet());
        return classes.values().stream().allMatch(file -> plain(ClassFile.of().parse(file), own));
    }

    private static boolean plain(ClassModel file, Set<String> own) {
        for (var entry : file.constantPool()) {
            if (!plain(entry, own)) {
                return false;
            }
        }
        return file.methods().stream().noneMatch(m -> m.methodName().equalsString("finalize"));
    }

    private static boolean plain(PoolEntry entry, Set<String> own) {
        return switch (entry) {
            case ClassEntry named -> plainClass(element(named), own);
            case MemberRefEntry member ->
                plainMember(element(member.owner()), member.name().stringValue());
            case Utf8Entry text -> !text.equalsString(CLASSES_BY_NAME);
            default -> true;
        };
    }

    private static boolean plainClass(String name, Set<String> own) {
        return name.isEmpty() || UNCALLED.contains(name) || own.contains(name) || listed(name);
    }

    private static boolean plainMember(String owner, String member) {
        var only = MEMBERS.get(owner);
        return only == null ? !UNCALLED.contains(owner) && !never(member) : only.contains(member);
    }

    private static boolean never(String member) {
        return NEVER.contains(member) || member.startsWith("parallel");
    }

    private static boolean listed(String name) {
        int slash = Math.max(0, name.lastIndexOf('/'));
        var outer = name.replaceFirst("\\$.*", "");
        return ALSO.contains(outer) || (PACKAGES.contains(name.substring(0, slash)) && !NOT.contains(outer));
    }

    /// The class, or of an array the class of its elements; empty for primitive ones.
    private static String element(ClassEntry entry) {
        var name = entry.asInternalName();
        if (!name.startsWith("[")) {
            return name;
        }
        var element = name.replaceFirst("^\\[+", "");
        return element.startsWith("L") ? element.substring(1, element.length() - 1) : "";
    }
}
