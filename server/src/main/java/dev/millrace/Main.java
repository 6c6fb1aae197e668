package dev.millrace;

import dev.millrace.cli.Bench;
import dev.millrace.cli.Demo;
import dev.millrace.cli.Failures;
import dev.millrace.cli.Grade;
import dev.millrace.cli.Images;
import dev.millrace.cli.Lint;
import dev.millrace.cli.New;
import dev.millrace.cli.Regrade;
import dev.millrace.cli.Serve;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: `millrace COMMAND`. Unknown options and commands end with exit code 2 and a hint.
@Command(
        name = "millrace",
        mixinStandardHelpOptions = true,
        version = "Millrace 0.1.0",
        description = "Hosted courseware with embedded labs.",
        subcommands = {
            Serve.class,
            Demo.class,
            Lint.class,
            New.class,
            Grade.class,
            Regrade.class,
            Bench.class,
            Images.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures())
                .execute(args));
    }
}
