package dev.millrace.search;

import dev.millrace.content.Course;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/// One course as it stood when this was made, indexed in memory. Immutable and thread-safe.
final class CourseIndex {
    /// The most that one search gives.
    static final int MOST = 20;

    static final String TEXT = "text";
    private static final String STEP = "step";
    private static final String HEADING = "heading";
    /// All words with their endings, for a word that is still being typed.
    private static final String BEGINNINGS = "beginnings";
    /// Those of the names, which count for more.
    private static final String NAMES = "names";

    private static final String NUMBER = "number";

    private static final Map<String, Float> WEIGHTS = Map.of(STEP, 4f, HEADING, 3f, TEXT, 1f);

    private final List<Passage> passages;
    private final Analyzer analyzer;
    private final IndexSearcher searcher;

    private CourseIndex(List<Passage> passages, Analyzer analyzer, IndexSearcher searcher) {
        this.passages = passages;
        this.analyzer = analyzer;
        this.searcher = searcher;
    }

    static CourseIndex of(Course course) {
        var passages = Passages.of(course);
        var analyzer = new PerFieldAnalyzerWrapper(
                new EnglishAnalyzer(), Map.of(BEGINNINGS, new StandardAnalyzer(), NAMES, new StandardAnalyzer()));
        var directory = new ByteBuffersDirectory();
        try {
            try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (int i = 0; i < passages.size(); i++) {
                    writer.addDocument(document(passages.get(i), i));
                }
            }
            return new CourseIndex(passages, analyzer, new IndexSearcher(DirectoryReader.open(directory)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot index the course " + course.slug(), e);
        }
    }

    private static Document document(Passage passage, int number) {
        var document = new Document();
        document.add(new StoredField(NUMBER, number));
        document.add(new TextField(STEP, passage.step(), Field.Store.NO));
        document.add(new TextField(HEADING, passage.heading(), Field.Store.NO));
        document.add(new TextField(TEXT, passage.text(), Field.Store.NO));
        document.add(new TextField(BEGINNINGS, passage.text(), Field.Store.NO));
        document.add(new TextField(NAMES, passage.step() + " " + passage.heading(), Field.Store.NO));
        return document;
    }

    /// The passages with all of the words, or with some of them when none has all; best first.
    List<Hit> find(String query) {
        var wanted = Wanted.of(query, analyzer);
        if (wanted.isNothing()) {
            return List.of();
        }
        var all = search(words(wanted, Occur.MUST));
        var found = all.isEmpty() && wanted.stems().size() > 1 ? search(words(wanted, Occur.SHOULD)) : all;
        return found.stream().map(passage -> hit(passage, wanted)).toList();
    }

    private static Query words(Wanted wanted, Occur occur) {
        var words = new BooleanQuery.Builder();
        var full = wanted.stems();
        for (int i = 0; i < full.size(); i++) {
            words.add(word(full.get(i), i == full.size() - 1 ? beginnings(wanted) : Stream.empty()), occur);
        }
        if (full.isEmpty()) { // letters only that are a word without meaning, such as "th"
            beginnings(wanted).forEach(query -> words.add(query, Occur.SHOULD));
        }
        return words.build();
    }

    private static Query word(String stem, Stream<Query> or) {
        var places = new BooleanQuery.Builder();
        WEIGHTS.forEach((field, weight) ->
                places.add(new BoostQuery(new TermQuery(new Term(field, stem)), weight), Occur.SHOULD));
        or.forEach(query -> places.add(query, Occur.SHOULD));
        return places.build();
    }

    private static Stream<Query> beginnings(Wanted wanted) {
        return wanted.hasBeginning()
                ? Stream.of(beginning(BEGINNINGS, wanted.last(), 0.5f), beginning(NAMES, wanted.last(), 3f))
                : Stream.empty();
    }

    private static Query beginning(String field, String letters, float weight) {
        return new BoostQuery(new ConstantScoreQuery(new PrefixQuery(new Term(field, letters))), weight);
    }

    private List<Passage> search(Query query) {
        try {
            var found = new ArrayList<Passage>();
            for (var hit : searcher.search(query, MOST).scoreDocs) {
                var number = searcher.storedFields().document(hit.doc).getField(NUMBER);
                found.add(passages.get(number.numericValue().intValue()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot search the course", e); // reads memory
        }
    }

    private Hit hit(Passage passage, Wanted wanted) {
        var found = Wanted.tokens(passage.text(), analyzer).stream()
                .filter(token -> wanted.has(token, passage.text()))
                .toList();
        var excerpt = Excerpt.of(passage.text(), found);
        var words = excerpt.words().isEmpty()
                ? ""
                : "?find=" + URLEncoder.encode(String.join(" ", excerpt.words()), StandardCharsets.UTF_8);
        var place = passage.anchor().isEmpty() ? "" : "#" + passage.anchor();
        return new Hit(
                passage.slug(),
                passage.step(),
                passage.heading(),
                "/course/" + passage.slug() + words + place,
                excerpt.parts());
    }
}
