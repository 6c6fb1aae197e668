package dev.millrace.grader.compile;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/// A source in memory. Its name is a label and never a place on a disk.
final class SourceText extends SimpleJavaFileObject {
    private final String name;
    private final String text;

    SourceText(String name, String text) {
        super(URI.create("memory:///" + name), Kind.SOURCE);
        this.name = name;
        this.text = text;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
