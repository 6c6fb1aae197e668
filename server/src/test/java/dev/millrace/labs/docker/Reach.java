package dev.millrace.labs.docker;

import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

/// Where from inside a container one can get to.
final class Reach {
    private Reach() {}

    /// Those of `targets`, each `host port`, that answer a TCP connection from a container within six seconds.
    /// All are tried at once.
    static List<String> from(Daemon daemon, String container, List<String> targets) throws InterruptedException {
        var script = new StringBuilder();
        for (var target : targets) {
            script.append("(timeout 6 bash -c 'exec 3<>/dev/tcp/%s' 2>/dev/null && echo '%s') & "
                    .formatted(target.replace(' ', '/'), target));
        }
        return DockerLabs.bash(daemon, container, script + "wait")
                .output()
                .lines()
                .toList();
    }

    /// Every IPv4 address of this machine but loopback's, with a port.
    static List<String> here(int port) throws java.net.SocketException {
        var found = new ArrayList<String>();
        for (var card : NetworkInterface.networkInterfaces().toList()) {
            for (var address : card.getInterfaceAddresses()) {
                var text = address.getAddress().getHostAddress();
                if (!text.contains(":") && !text.startsWith("127.")) found.add(text + " " + port);
            }
        }
        return found;
    }
}
