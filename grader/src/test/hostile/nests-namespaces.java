// tries: a user namespace of its own, to be root in it
// outcome: failed | exceeded-limit exit | exceeded-limit time
// not in: none
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

class Harm {
    static String shout(String word) throws Throwable {
        var linker = Linker.nativeLinker();
        var unshare = linker.downcallHandle(linker.defaultLookup().find("unshare").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        return (int) unshare.invokeExact(0x10000000) == 0 ? "REACHED" : "refused";
    }
}
