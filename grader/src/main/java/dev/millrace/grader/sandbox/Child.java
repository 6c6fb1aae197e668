package dev.millrace.grader.sandbox;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/// A child process of ours.
record Child(Process process) implements Contained {
    @Override
    public String id() {
        return Long.toString(process.pid());
    }

    @Override
    public OutputStream life() {
        return process.getOutputStream();
    }

    @Override
    public InputStream noise() {
        return process.getInputStream();
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public boolean outOfMemory() {
        return false;
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }
}
