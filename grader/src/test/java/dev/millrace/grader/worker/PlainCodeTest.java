package dev.millrace.grader.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.compile.MemoryCompiler;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainCodeTest {
    private static final MemoryCompiler COMPILER = new MemoryCompiler(
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .map(Path::of)
                    .toList());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.out.println(w + 1); System.out.printf(\"%s%n\", w);",
                "var all = new TreeMap<String, List<Integer>>(); all.computeIfAbsent(w, k -> new ArrayList<>()).add(1);",
                "record Pair(String a, int b) { } switch ((Object) new Pair(w, 1)) {"
                        + " case Pair(String a, int b) when b > 1 -> { } default -> { } }",
                "enum Colour { RED } if (Colour.valueOf(w) == Colour.RED) throw new IllegalStateException(\"no\");",
                "String.format(\"%.2f\", Math.sqrt(w.length())).chars().mapToObj(c -> \"\" + c).toList();",
                "java.time.Instant.parse(w).atZone(java.time.ZoneId.of(\"UTC\")).toLocalDate();",
                "try { Thread.sleep(1); } catch (InterruptedException e) { throw new RuntimeException(e); }",
                "synchronized (w) { w.getClass().getSimpleName(); } int[][] a = {{1}}; a.clone();",
                "try { new com.fasterxml.jackson.databind.ObjectMapper().readTree(w).path(\"a\").asText(); }"
                        + " catch (com.fasterxml.jackson.core.JsonProcessingException e) { }"
            })
    void whatOnlyComputesIsPlain(String statements) {
        assertThat(plain(statements)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Thread(() -> { }).start();",
                "class Mine extends Thread { } new Mine().start();",
                "Thread.ofVirtual().start(() -> { });",
                "Thread.currentThread().setName(w);",
                "new Timer(true);",
                "java.util.concurrent.ForkJoinPool.commonPool().execute(() -> { });",
                "java.util.concurrent.CompletableFuture.runAsync(() -> { });",
                "java.util.stream.IntStream.range(0, 9).parallel().sum();",
                "List.of(w).parallelStream().toList();",
                "Arrays.parallelSetAll(new int[9], i -> i);",
                "java.lang.ref.Cleaner.create();",
                "class Late { @Override protected void finalize() { } } new Late();",
                "Runtime.getRuntime().availableProcessors();",
                "System.exit(0);",
                "System.setProperty(w, w);",
                "System.setOut(null);",
                "Locale.setDefault(Locale.GERMAN);",
                "TimeZone.setDefault(null);",
                "java.security.Security.removeProvider(w);",
                "String.class.getClassLoader();",
                "var m = String.class.getDeclaredMethods();",
                "java.lang.invoke.MethodHandles.lookup();",
                "StackWalker.getInstance();",
                "Runnable r = Runtime::getRuntime;",
                "java.util.function.Function<String, Thread> f = n -> null; Object[] a = new Thread[0][0];"
                        + " Runnable r = new Thread()::start;",
                "java.nio.file.Path.of(w);",
                "new java.io.File(w).delete();",
                "new java.io.PrintStream(System.out);",
                "new Formatter();",
                "new ProcessBuilder(w);",
                "new ThreadLocal<String>();",
                "w.intern();",
                "new com.fasterxml.jackson.databind.ObjectMapper().activateDefaultTyping(null);",
                "@com.fasterxml.jackson.annotation.JsonTypeInfo(use ="
                        + " com.fasterxml.jackson.annotation.JsonTypeInfo.Id.CLASS) record Any(Object it) { }"
            })
    void whatCouldStayBehindIsNot(String statements) {
        assertThat(plain(statements)).isFalse();
    }

    /// Otherwise every student's next attempt would wait for a new process.
    @ParameterizedTest
    @MethodSource("solutions")
    void theCoursesSolutionsArePlain(Path solution) throws IOException {
        assertThat(plain(solution.getFileName().toString(), Files.readString(solution)))
                .isTrue();
    }

    @Test
    void thereAreSolutions() throws IOException {
        assertThat(solutions()).isNotEmpty();
    }

    static List<Path> solutions() throws IOException {
        try (var files = Files.walk(Path.of(System.getProperty("millrace.home"), "content/courses"))) {
            return files.filter(f -> f.toString().matches(".*/labs/.*/(solution|wrong)/.*\\.java"))
                    .toList();
        }
    }

    private static boolean plain(String statements) {
        return plain("It.java", "import java.util.*; class It { void it(String w) { " + statements + " } }");
    }

    private static boolean plain(String name, String source) {
        var compilation = COMPILER.compile(Map.of(name, source));
        assertThat(compilation.ok()).as("%s", compilation.problems()).isTrue();
        return PlainCode.all(compilation.classes());
    }
}
