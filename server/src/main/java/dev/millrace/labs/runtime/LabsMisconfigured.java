package dev.millrace.labs.runtime;

/// Labs cannot run as the server's options say; the message is a sentence for whoever wrote them.
public final class LabsMisconfigured extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LabsMisconfigured(String sentence) {
        super(sentence);
    }

    public LabsMisconfigured(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
