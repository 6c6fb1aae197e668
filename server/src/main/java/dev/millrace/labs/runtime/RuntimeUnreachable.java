package dev.millrace.labs.runtime;

/// The Docker daemon, the swarm or the cluster that labs run on does not answer. Whatever was asked may be asked again
/// once it does; the message is a sentence for the people who run the server.
public final class RuntimeUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RuntimeUnreachable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
