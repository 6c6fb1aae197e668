package dev.millrace.grader.worker;

import dev.millrace.grader.compile.Compilation;
import dev.millrace.grader.compile.MemoryCompiler;
import dev.millrace.grader.frames.Frames;
import dev.millrace.grader.frames.FromWorker;
import dev.millrace.grader.frames.FromWorker.Problem;
import dev.millrace.grader.frames.ToWorker;
import dev.millrace.grader.replay.EntryPoint;
import dev.millrace.grader.replay.NoEntryPointException;
import dev.millrace.grader.replay.SubmissionLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Answers the grader's messages one after the other, for the life of the worker.
final class Conversation {
    private final Frames frames;
    private final Path temp;
    private final MemoryCompiler compiler;
    private final Surroundings surroundings;
    private ToWorker.Compile compiled = new ToWorker.Compile("", Map.of());
    private Compilation compilation = new Compilation(Map.of(), List.of());
    private int cases;

    Conversation(Frames frames, Path temp, List<Path> apiPath) {
        this.frames = frames;
        this.temp = temp;
        this.compiler = new MemoryCompiler(apiPath);
        this.surroundings = new Surroundings(frames);
    }

    void run() throws IOException {
        for (var message = frames.receive(ToWorker.class); message != null; message = frames.receive(ToWorker.class)) {
            switch (message) {
                case ToWorker.Compile compile -> frames.send(compile(compile));
                case ToWorker.Run run ->
                    new CaseRun(frames, surroundings, compilation, compiled.entry())
                            .run(run, temp.resolve("state-" + cases++));
                case ToWorker.Rest _ -> surroundings.rest();
                case ToWorker.Events _, ToWorker.EndOfInput _ -> {
                    // the rest of a case that ended early
                }
            }
        }
    }

    /// Sources that were compiled last are not compiled again: an owner who typed them has the answer already.
    private FromWorker.Compiled compile(ToWorker.Compile compile) {
        surroundings.reset();
        if (!compile.equals(compiled)) {
            compilation = compiled(compile);
            compiled = compile;
        }
        return new FromWorker.Compiled(compilation.ok(), compilation.problems(), PlainCode.all(compilation.classes()));
    }

    private Compilation compiled(ToWorker.Compile compile) {
        var result = compiler.compile(compile.files());
        if (!result.ok()) {
            return result;
        }
        try {
            var loader = new SubmissionLoader(result.classes());
            var _ = EntryPoint.find(loader, result.classes().keySet(), compile.entry());
            return result;
        } catch (NoEntryPointException e) {
            var first = compile.files().keySet().iterator().next();
            var problems = new ArrayList<>(result.problems());
            problems.addFirst(new Problem(true, first, 1, 1, 1, 1, String.valueOf(e.getMessage())));
            return new Compilation(Map.of(), problems);
        }
    }
}
