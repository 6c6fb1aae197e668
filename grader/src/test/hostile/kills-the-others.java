// tries: signals every process that it can name
// outcome: exceeded-limit exit | exceeded-limit time | failed | our-fault
// not in: none
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

class Harm {
    static String shout(String word) throws Throwable {
        var linker = Linker.nativeLinker();
        var kill = linker.downcallHandle(linker.defaultLookup().find("kill").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        var hit = new StringBuilder();
        for (int pid = 2; pid < 40_000; pid++) {
            if (pid != ProcessHandle.current().pid() && (int) kill.invokeExact(pid, 9) == 0) hit.append(pid).append(' ');
        }
        return hit.isEmpty() ? "nobody" : "hit " + hit;
    }
}
