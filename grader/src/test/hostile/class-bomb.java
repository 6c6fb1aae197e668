// tries: defines classes until the space for classes is full
// outcome: exceeded-limit memory | exceeded-limit time | exceeded-limit exit
import java.lang.reflect.Proxy;
import java.util.ArrayList;

class Harm {
    static String shout(String word) {
        var all = new ArrayList<Object>();
        while (true) {
            var loader = new ClassLoader() {};
            all.add(Proxy.newProxyInstance(loader, new Class<?>[] {Runnable.class, Comparable.class}, (p, m, a) -> null));
        }
    }
}
