package dev.millrace.cli;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The option that chooses where submissions run, the same in every command that runs them.
final class SandboxOption {
    @Option(
            names = "--sandbox",
            paramLabel = "SANDBOX",
            converter = Words.class,
            description = "Where submissions run: best, bubblewrap, docker or none (default best: the first of these"
                    + " that proves itself).")
    private SandboxChoice choice = SandboxChoice.BEST;

    SandboxChoice choice() {
        return choice;
    }

    private static final class Words implements ITypeConverter<SandboxChoice> {
        @Override
        public SandboxChoice convert(String word) {
            return Stream.of(SandboxChoice.values())
                    .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "there is no sandbox " + word + "; it is best, bubblewrap, docker or none"));
        }
    }
}
