package dev.millrace.labs.docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A Unix socket that leads to the real daemon until it is cut, and again when it is mended: a daemon that stops and
/// comes back, without taking it from others.
final class DaemonProxy implements AutoCloseable {
    private final Path socket;
    private final Path real;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private ServerSocketChannel listening;

    DaemonProxy(Path socket, Path real) throws IOException {
        this.socket = socket;
        this.real = real;
        this.listening = listen();
    }

    DockerAddress address() {
        return new DockerAddress(URI.create("unix://" + socket), Optional.empty());
    }

    private ServerSocketChannel listen() throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.startVirtualThread(() -> accept(server));
        return server;
    }

    /// Every connection breaks, and none can be made.
    void cut() throws IOException {
        listening.close();
        Files.deleteIfExists(socket);
        for (var channel : open) channel.close();
    }

    void mend() throws IOException {
        listening = listen();
    }

    private void accept(ServerSocketChannel server) {
        try {
            while (server.isOpen()) {
                var client = server.accept();
                var daemon = SocketChannel.open(UnixDomainSocketAddress.of(real));
                open.add(client);
                open.add(daemon);
                Thread.startVirtualThread(() -> pump(client, daemon));
                Thread.startVirtualThread(() -> pump(daemon, client));
            }
        } catch (IOException e) {
            return; // cut
        }
    }

    private void pump(SocketChannel from, SocketChannel to) {
        var buffer = ByteBuffer.allocate(16 << 10);
        try (from;
                to) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) to.write(buffer);
                buffer.clear();
            }
        } catch (IOException e) {
            return; // one side is gone, and so is the other now
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
