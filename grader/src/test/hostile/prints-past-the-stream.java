// tries: a gigabyte past System.out
// outcome: exceeded-limit print | exceeded-limit time
import java.io.FileDescriptor;
import java.io.FileOutputStream;

class Harm {
    static String shout(String word) throws Exception {
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            var noise = new byte[1 << 20];
            for (int i = 0; i < 1000; i++) out.write(noise);
        }
        return word.toUpperCase();
    }
}
