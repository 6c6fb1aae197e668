// tries: an abstract Unix socket, which lies in no folder
// outcome: failed | exceeded-limit time
// not in: none
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

class Harm {
    static String shout(String word) throws Throwable {
        var linker = Linker.nativeLinker();
        var integer = ValueLayout.JAVA_INT;
        var socket = linker.downcallHandle(linker.defaultLookup().find("socket").orElseThrow(),
                FunctionDescriptor.of(integer, integer, integer, integer));
        var connect = linker.downcallHandle(linker.defaultLookup().find("connect").orElseThrow(),
                FunctionDescriptor.of(integer, integer, ValueLayout.ADDRESS, integer));
        try (var arena = Arena.ofConfined()) {
            var name = "@ABSTRACT@".getBytes();
            var address = arena.allocate(110);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
            for (int i = 0; i < name.length; i++) address.set(ValueLayout.JAVA_BYTE, 3 + i, name[i]);
            int descriptor = (int) socket.invokeExact(1, 1, 0);
            int answer = (int) connect.invokeExact(descriptor, address, 3 + name.length);
            return answer == 0 ? "REACHED" : "refused";
        }
    }
}
