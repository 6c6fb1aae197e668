// tries: SIGKILL through the Foreign Function API
// outcome: exceeded-limit exit | our-fault | failed
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

class Harm {
    static String shout(String word) throws Throwable {
        var linker = Linker.nativeLinker();
        var kill = linker.downcallHandle(linker.defaultLookup().find("kill").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        return "kill said " + (int) kill.invokeExact((int) ProcessHandle.current().pid(), 9);
    }
}
