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
    private Compilation compilation = new Compilation(Map.of(), List.of());
    private String entry = "";
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
                    new CaseRun(frames, surroundings, compilation, entry).run(run, temp.resolve("state-" + cases++));
                case ToWorker.Events _, ToWorker.EndOfInput _ -> {
                    // the rest of a case that ended early
                }
            }
        }
    }

    private FromWorker.Compiled compile(ToWorker.Compile compile) {
        surroundings.reset();
        entry = compile.entry();
        compilation = compiler.compile(compile.files());
        var problems = new ArrayList<>(compilation.problems());
        if (compilation.ok()) {
            try {
                var names = compilation.classes().keySet();
                var _ = EntryPoint.find(new SubmissionLoader(compilation.classes()), names, entry);
            } catch (NoEntryPointException e) {
                var first = compile.files().keySet().iterator().next();
                problems.addFirst(new Problem(true, first, 1, 1, 1, 1, String.valueOf(e.getMessage())));
                compilation = new Compilation(Map.of(), problems);
            }
        }
        return new FromWorker.Compiled(compilation.ok(), problems);
    }
}
