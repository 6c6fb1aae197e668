package dev.millrace.content.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The languages of code fences: the word in the fence, what a reader calls it, and the little that the
/// highlighter knows of it.
public enum Language {
    CSHARP(
            "csharp",
            "C#",
            "//",
            true,
            true,
            "\"'",
            "abstract as async await base bool break byte case catch char class const continue decimal default"
                    + " delegate do double else enum event explicit extern false finally fixed float for foreach"
                    + " get goto if implicit in init int interface internal is lock long nameof namespace new null"
                    + " object operator out override params private protected public readonly record ref required"
                    + " return sbyte sealed set short sizeof static string struct switch this throw true try typeof"
                    + " uint ulong unchecked using var virtual void volatile when where while with yield"),
    JAVA(
            "java",
            "Java",
            "//",
            true,
            true,
            "\"'",
            "abstract assert boolean break byte case catch char class continue default do double else enum"
                    + " extends false final finally float for if implements import instanceof int interface long new"
                    + " null package permits private protected public record return sealed short static super switch"
                    + " synchronized this throw throws transient true try var void volatile while yield"),
    SQL(
            "sql",
            "SQL",
            "--",
            true,
            false,
            "'",
            "add after all alter always and any as asc before begin between by case cast changes check"
                    + " column commit constraint create cross default delete desc distinct drop else emit end exists"
                    + " false final foreign from full generated grace group having hopping if in index inner insert"
                    + " into is join key left like limit materialized not null offset on or order outer partition"
                    + " period primary publication references replace retention returning right rollback select"
                    + " session set size slot sink source stream table then timestamp to transaction true tumbling"
                    + " union unique update using values view when where window with within advance minutes minute"
                    + " seconds second hours hour days day"),
    KSQL("ksql", "kSQL", "--", true, false, "'", SQL.keywords),
    JSON("json", "JSON", "", false, false, "\"", "true false null"),
    PROTOBUF(
            "protobuf",
            "Protobuf",
            "//",
            true,
            true,
            "\"",
            "bool bytes double enum extend fixed32 fixed64 float import int32 int64 map message oneof option"
                    + " optional package repeated reserved returns rpc service sfixed32 sfixed64 sint32 sint64 string"
                    + " stream syntax to uint32 uint64 true false"),
    AVRO("avro", "Avro", "", false, false, "\"", "true false null"),
    XML("xml", "XML", "", false, false, "\"", ""),
    BASH("bash", "Shell", "#", false, false, "\"'", ""),
    YAML("yaml", "YAML", "#", false, false, "\"'", "true false null"),
    TEXT("text", "Text", "", false, false, "", "");

    private final String word;
    private final String label;
    private final String lineComment;
    private final boolean blockComments;
    private final boolean capitalTypes;
    private final String quotes;
    private final String keywords;

    Language(
            String word,
            String label,
            String lineComment,
            boolean blockComments,
            boolean capitalTypes,
            String quotes,
            String keywords) {
        this.word = word;
        this.label = label;
        this.lineComment = lineComment;
        this.blockComments = blockComments;
        this.capitalTypes = capitalTypes;
        this.quotes = quotes;
        this.keywords = " " + keywords + " ";
    }

    /// The language of a fence's info string; nothing for one that is not in the list.
    public static Optional<Language> of(String word) {
        return Arrays.stream(values())
                .filter(language -> language.word.equals(word))
                .findFirst();
    }

    /// All of them as words of a sentence.
    static String words() {
        var words = Arrays.stream(values()).map(Language::word).toList();
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    boolean beginsComment(String code, int at) {
        return !lineComment.isEmpty()
                && code.startsWith(lineComment, at)
                && (this != BASH || at == 0 || Character.isWhitespace(code.charAt(at - 1)));
    }

    boolean beginsBlockComment(String code, int at) {
        return blockComments && code.startsWith("/*", at);
    }

    boolean quotes(char c) {
        return quotes.indexOf(c) >= 0;
    }

    boolean isKeyword(String name) {
        return keywords.contains(" " + (this == SQL ? name.toLowerCase(Locale.ROOT) : name) + " ");
    }

    boolean isType(String name) {
        return capitalTypes && Character.isUpperCase(name.charAt(0)) && !name.equals(name.toUpperCase(Locale.ROOT));
    }
}
