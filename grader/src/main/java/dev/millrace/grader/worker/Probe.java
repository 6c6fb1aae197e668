package dev.millrace.grader.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tries from inside a sandbox what it must refuse, and prints what happened. The grader starts it in place of a worker
/// to prove a sandbox.
public final class Probe {
    private Probe() {}

    /// Prints one line, `socket=… secret=… write=…`, each `refused` or `open`.
    ///
    /// @param args a port of this machine that listens, a file that must not be readable, a folder that must not be
    ///     writable
    @SuppressWarnings("SystemOut") // the line is what this program is for
    public static void main(String[] args) {
        System.out.println("socket=" + socket(Integer.parseInt(args[0])) + " secret=" + secret(Path.of(args[1]))
                + " write=" + write(Path.of(args[2])));
    }

    private static String socket(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return "open";
        } catch (IOException e) {
            return "refused";
        }
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).isEmpty() ? "refused" : "open";
        } catch (IOException e) {
            return "refused";
        }
    }

    private static String write(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "probe", ""));
            return "open";
        } catch (IOException e) {
            return "refused";
        }
    }
}
