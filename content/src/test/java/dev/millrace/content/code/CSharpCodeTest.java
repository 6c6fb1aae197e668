package dev.millrace.content.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CSharpCodeTest {
    private static final CSharpCode CSHARP = new CSharpCode();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "using Confluent.Kafka;\n\nvar c = new ProducerConfig { Acks = Acks.All };\nawait p.ProduceAsync(\"a\", m);",
                "public record OrderPlaced(string OrderId, long Minor);",
                "public async Task Run(CancellationToken stop)\n{\n    await Work(stop);\n}",
                "private readonly ILogger log;\npublic int Count { get; init; } = 3;",
                "public Orders(IProducer<string, string> producer) : base(1) { }\n~Orders() { }",
                "namespace Harbour;\npublic sealed class A(int x) : B { [JsonPropertyName(\"a\")] public required string Z { get; init; } }",
                "var l = [1, 2, .. rest];\nvar s = $\"a {b:N2}\";\nvar raw = \"\"\"\n  {\"a\": 1}\n  \"\"\";",
                "return x switch { { Total: > 10 } and not null => 1, _ => 2 };",
                "await foreach (var r in xs) yield return r;",
                "Work();\n\nclass Poison(string reason) : Exception(reason);",
                "// nothing but a comment"
            })
    void what_a_compiler_takes_as_a_program_or_as_members_is_accepted(String code) {
        assertThat(Looked.at(CSHARP, code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            var x = 1⏎var y = 2;|1|missing `;`
            var a = 1;⏎foo(1, 2|2|missing `)` at the end
            await p.ProduceAsync("x", m)|1|missing `;` at the end
            x();⏎}⏎y();|2|unexpected `}`
            if (a)⏎{⏎    x();|3|missing `}` at the end
            int x = ;|1|unexpected `=`
            public int Add(int a b) => a;|1|unexpected `b`
            class class X {}|1|unexpected `X`
            …|1|unexpected `…`
            int a; } class B { int b;|1|unexpected `}`
            """)
    void what_is_wrong_is_said_in_words_at_its_line(String code, int line, String what) {
        assertThat(Looked.at(CSHARP, code.replace('⏎', '\n')))
                .containsExactly(line + " csharp-syntax: this is not C#: " + what);
    }

    @Test
    void where_the_parser_cannot_be_loaded_that_is_said_once_and_nothing_fails() {
        var unloadable = new CSharpCode(() -> {
            throw new UnsatisfiedLinkError("no library for this system");
        });
        assertThat(unloadable.notice()).isEmpty();

        assertThat(List.of("int x = ;", "}}}"))
                .allSatisfy(code -> assertThat(Looked.at(unloadable, code)).isEmpty());

        assertThat(unloadable.notice()).get().asString().contains("C# was not read", "no library for this system");
    }
}
