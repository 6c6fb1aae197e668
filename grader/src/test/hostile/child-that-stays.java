// tries: a process that is to outlive the verdict
// outcome: failed | exceeded-limit exit | exceeded-limit time
// not in: none
class Harm {
    static String shout(String word) throws Exception {
        var java = ProcessHandle.current().info().command().orElse("/usr/bin/java");
        new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), "dev.millrace.grader.worker.Main", "/tmp/x", "/tmp", "/tmp").start();
        return "started";
    }
}
