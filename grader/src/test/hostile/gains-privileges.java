// tries: root by setuid
// outcome: failed | exceeded-limit exit | exceeded-limit time
// not in: none
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

class Harm {
    static String shout(String word) throws Throwable {
        var linker = Linker.nativeLinker();
        var setuid = linker.downcallHandle(linker.defaultLookup().find("setuid").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        var getuid = linker.downcallHandle(linker.defaultLookup().find("getuid").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT));
        return (int) setuid.invokeExact(0) == 0 || (int) getuid.invokeExact() == 0 ? "REACHED" : "refused";
    }
}
