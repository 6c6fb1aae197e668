// tries: the attach API, to become an agent
// outcome: failed | did-not-compile
class Harm {
    static String shout(String word) throws Exception {
        var type = Class.forName("com.sun.tools.attach.VirtualMachine");
        var machine = type.getMethod("attach", String.class).invoke(null, String.valueOf(ProcessHandle.current().pid()));
        return "REACHED " + machine;
    }
}
