package dev.millrace.grader.worker;

import dev.millrace.grader.frames.Frames;
import dev.millrace.grader.frames.FromWorker;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// The worker process. Its frames travel on a socket of its own, because a submission, and the JVM itself, write to
/// standard output. Standard input is the line of life: a number to prove who connects, then silence; when it ends, so
/// does the worker.
public final class Main {
    /// Exit code for a fault of the worker's own.
    public static final int BROKEN = 70;

    /// System property of a worker that runs samples only.
    public static final String TRAINING = "millrace.training";

    private Main() {}

    /// Serves one grader until it goes away.
    ///
    /// @param args path of the socket, folder for temporary files, class path of submissions
    public static void main(String[] args) throws IOException {
        var life = new FileInputStream(FileDescriptor.in);
        var nonce = line(life);
        endWith(life);
        var socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        if (!socket.connect(UnixDomainSocketAddress.of(args[0]))) {
            throw new IOException("cannot connect to " + args[0]);
        }
        var frames = new Frames(Channels.newInputStream(socket), Channels.newOutputStream(socket));
        frames.send(new FromWorker.Hello(nonce));
        serve(args, frames);
    }

    private static void serve(String[] args, Frames frames) {
        try {
            var api = Arrays.stream(args[2].split(File.pathSeparator, -1)).map(Path::of);
            new Conversation(frames, Path.of(args[1]), api.toList()).run();
            end();
        } catch (IOException | RuntimeException e) {
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    /// Serving others the worker ends at once, whatever a submission left behind; in training it ends in order, because
    /// then the JVM writes its archive.
    private static void end() {
        if (Boolean.getBoolean(TRAINING)) {
            System.exit(0);
        }
        Runtime.getRuntime().halt(0);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            text.append(new String(new byte[] {(byte) c}, StandardCharsets.US_ASCII));
        }
        return text.toString();
    }

    private static void endWith(InputStream life) {
        Thread.ofPlatform().daemon().name("life").start(() -> {
            try {
                while (life.read() >= 0) {
                    // nothing is said on it
                }
            } catch (IOException e) {
                // an end like any other
            }
            Runtime.getRuntime().halt(0);
        });
    }
}
