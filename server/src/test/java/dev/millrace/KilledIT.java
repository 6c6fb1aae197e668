package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.client.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as a process: killed half-way it loses nothing and leaves nobody behind.
class KilledIT {
    private static final Pattern BROKER = Pattern.compile("127\\.0\\.0\\.1:\\d+");

    @Test
    void afterKillNineANewServerFindsTheRunningLabAndStoppingLeavesNoProcess(@TempDir Path data) throws Exception {
        String resume;
        String broker;
        try (var first = ServerProcess.start(data)) {
            var noor = first.visitor().join(first.says("class code"), "Noor");
            resume = resumePath(noor);
            noor.post("/lab/start", Map.of("lab", "tour-your-broker"));
            await(() -> noor.get("/course/tour-your-broker").body().contains("Lab ready"));
            broker = bootstrap(noor);
            kcat("-b", broker, "-P", "-t", "orders", "-K", ":", "-l", records(data));
            first.kill();
            assertThat(brokers(data)).as("the broker outlives its server").hasSize(1);
        }

        try (var second = ServerProcess.start(data)) {
            var noor = second.visitor();
            noor.get(resume);
            await(() -> noor.get("/course/tour-your-broker").body().contains("Lab ready"));
            assertThat(bootstrap(noor)).isEqualTo(broker);
            assertThat(kcat("-b", broker, "-C", "-t", "orders", "-e", "-q", "-f", "%k\n")
                            .lines())
                    .containsExactly("c-1", "c-2", "c-3");
            assertThat(second.stop()).isTrue();
        }
        assertThat(brokers(data)).as("SIGTERM stops brokers too").isEmpty();
    }

    @Test
    void aRestartBringsTheSameLabBackWithItsTopics(@TempDir Path data) throws Exception {
        String resume;
        try (var first = ServerProcess.start(data)) {
            var noor = first.visitor().join(first.says("class code"), "Noor");
            resume = resumePath(noor);
            noor.post("/lab/start", Map.of("lab", "tour-your-broker"));
            await(() -> noor.get("/course/tour-your-broker").body().contains("Lab ready"));
            kcat("-b", bootstrap(noor), "-P", "-t", "orders", "-K", ":", "-l", records(data));
            assertThat(first.stop()).isTrue();
        }
        try (var second = ServerProcess.start(data)) {
            var noor = second.visitor();
            noor.get(resume);
            await(() -> noor.get("/course/tour-your-broker").body().contains("Lab ready"));
            assertThat(kcat("-b", bootstrap(noor), "-C", "-t", "orders", "-e", "-q", "-f", "%k\n")
                            .lines())
                    .hasSize(3);
            assertThat(second.stop()).isTrue();
        }
        assertThat(brokers(data)).isEmpty();
    }

    /// A wish that was stored is kept, in whichever state its lab was; what waited for nobody is not left behind.
    @Test
    void killedWhileLabsStartStopAndResetTheNextServerBringsEachWhereItsStudentWanted(@TempDir Path data)
            throws Exception {
        var resumes = new ArrayList<String>();
        String broker;
        try (var first = ServerProcess.start(data, "--lab-pool", "1")) {
            var students = new ArrayList<Visitor>();
            for (var name : List.of("Noor", "Sem", "Ada", "Eva")) {
                var student = first.visitor().join(first.says("class code"), name);
                students.add(student);
                resumes.add(resumePath(student));
            }
            for (var student : students.subList(0, 3)) {
                student.post("/lab/start", Map.of("lab", "tour-your-broker"));
                await(() -> says(student, "Lab ready"));
                kcat("-b", bootstrap(student), "-P", "-t", "orders", "-K", ":", "-l", records(data));
            }
            broker = bootstrap(students.get(0));
            students.get(1).post("/lab/stop", Map.of("lab", "tour-your-broker"));
            students.get(2).post("/lab/reset", Map.of("lab", "tour-your-broker"));
            students.get(3).post("/lab/start", Map.of("lab", "tour-your-broker"));
            first.kill();
        }
        try (var second = ServerProcess.start(data, "--lab-pool", "1")) {
            var students = new ArrayList<Visitor>();
            for (var resume : resumes) {
                var student = second.visitor();
                student.get(resume);
                students.add(student);
            }
            await(() -> says(students.get(0), "Lab ready") && says(students.get(2), "Lab ready"));
            await(() -> says(students.get(1), "Lab off") && says(students.get(3), "Lab ready"));
            assertThat(bootstrap(students.get(0))).isEqualTo(broker);
            assertThat(kcat("-b", broker, "-L")).contains("\"orders\"");
            assertThat(kcat("-b", bootstrap(students.get(2)), "-L")).doesNotContain("\"orders\"");
            await(() -> brokers(data).size() == 4); // three and the one that waits
            assertThat(second.stop()).isTrue();
        }
        assertThat(brokers(data)).as("none is left, waiting ones included").isEmpty();
    }

    private static boolean says(Visitor student, String word) {
        return student.get("/course/tour-your-broker").body().contains(word);
    }

    private static String records(Path data) throws IOException {
        return Files.writeString(data.resolve("records"), "c-1:one\nc-2:two\nc-3:three\n")
                .toString();
    }

    private static String resumePath(Visitor student) {
        var link = Pattern.compile("(/resume/[^\"]+)\"")
                .matcher(student.get("/account").body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String bootstrap(Visitor student) {
        var address = BROKER.matcher(student.get("/course/tour-your-broker").body());
        assertThat(address.find()).isTrue();
        return address.group();
    }

    /// Brokers of this data folder, by their command line.
    private static List<ProcessHandle> brokers(Path data) {
        return ProcessHandle.allProcesses()
                .filter(p -> p.info()
                        .commandLine()
                        .filter(line -> line.contains("--lease " + data))
                        .isPresent())
                .toList();
    }

    private static String kcat(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kcat"));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("kcat", ".out");
        var process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(command.toString()).isTrue();
        assertThat(process.exitValue()).as(command.toString()).isZero();
        var said = Files.readString(output);
        Files.delete(output);
        return said;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in 60 s").isLessThan(end);
            Thread.sleep(100);
        }
    }
}
