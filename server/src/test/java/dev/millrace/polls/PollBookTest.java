package dev.millrace.polls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The fold over the activity log, and how answers are told.
class PollBookTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String SINGLE = """
            {"kind":"single","html":"<p>Which?</p>","options":["one","two"],"right":["1"],"tolerance":0,"unit":""}""";
    private static final String NUMERIC = """
            {"kind":"numeric","html":"<p>How many?</p>","options":[],"right":["12"],"tolerance":1,"unit":"ms"}""";
    private static final String ORDER = """
            {"kind":"order","html":"<p>Order</p>","options":["b","a","c"],"right":["2","1","3"],"tolerance":0,"unit":""}""";
    private static final String TEXT = """
            {"kind":"text","html":"<p>Why?</p>","options":[],"right":[],"tolerance":0,"unit":""}""";

    private PollBook book = PollBook.EMPTY;
    private long last;

    @Test
    void theLastAnswerOfAStudentCountsAndCountsOnce() throws Exception {
        opens(SINGLE);
        answers("noor", "\"0\"");
        answers("noor", "\"1\"");
        answers("farid", "\"1\"");

        var result = PollResult.of(book.current().orElseThrow());
        assertThat(result.answered()).isEqualTo(2);
        assertThat(result.bars()).extracting(PollResult.Bar::count).containsExactly(0, 2);
        assertThat(result.bars()).extracting(PollResult.Bar::right).containsExactly(false, true);
    }

    @Test
    void whatComesAfterTheEndDoesNotCount() throws Exception {
        opens(SINGLE);
        answers("noor", "\"0\"");
        add(Kind.POLL_CLOSED, null, "{\"poll\":1}");
        answers("noor", "\"1\"");
        answers("farid", "\"1\"");

        assertThat(book.current().orElseThrow().answers())
                .containsExactlyEntriesOf(Map.of(new StudentId("noor"), List.of("0")));
    }

    @Test
    void aNewPollTakesThePlaceOfTheOneBeforeWhichStaysInTheHistory() throws Exception {
        opens(SINGLE);
        answers("noor", "\"0\"");
        opens(TEXT);

        assertThat(book.current().orElseThrow().question().kind()).isEqualTo(PollKind.TEXT);
        assertThat(book.past())
                .singleElement()
                .satisfies(poll -> assertThat(poll.answers()).hasSize(1));
        add(Kind.POLL_DROPPED, null, "{\"poll\":" + last + "}");
        assertThat(book.current()).isEmpty();
        assertThat(book.past()).hasSize(2);
    }

    @Test
    void aStudentSeesNothingOfTheOthersBeforeTheResultIsShown() throws Exception {
        opens(SINGLE);
        answers("farid", "\"1\"");
        var noor = new StudentId("noor");

        assertThat(StudentPoll.of(book, noor).orElseThrow().result()).isEmpty();
        add(Kind.POLL_CLOSED, null, "{\"poll\":1}");
        assertThat(StudentPoll.of(book, noor).orElseThrow().result()).isEmpty();
        add(Kind.POLL_SHOWN, null, "{\"poll\":1}");
        assertThat(StudentPoll.of(book, noor).orElseThrow().result()).isPresent();
        assertThat(StudentPoll.of(book, noor).orElseThrow().revealed()).isFalse();
        add(Kind.POLL_SHOWN, null, "{\"poll\":1,\"right\":true}");
        assertThat(StudentPoll.of(book, noor).orElseThrow().revealed()).isTrue();
    }

    @Test
    void numbersAreToldByTheirMedianAndSpread() throws Exception {
        opens(NUMERIC);
        var given = List.of("10", "11.5", "12", "13", "400");
        for (var number : given) {
            answers("s" + number, "\"" + number + "\"");
        }

        var result = PollResult.of(book.current().orElseThrow());
        assertThat(result.facts())
                .contains(
                        "median 12 ms",
                        "half of the answers lie between 11.5 ms and 13 ms",
                        "all between 10 ms and 400 ms");
        assertThat(result.bars()).filteredOn(PollResult.Bar::right).hasSize(3);
    }

    @Test
    void ordersAreToldWholeAndByAverageRank() throws Exception {
        opens(ORDER);
        answers("noor", "\"2\",\"1\",\"3\"");
        answers("farid", "\"2\",\"1\",\"3\"");
        answers("wei", "\"1\",\"2\",\"3\"");

        var result = PollResult.of(book.current().orElseThrow());
        assertThat(result.bars().getFirst().html()).isEqualTo("a → b → c");
        assertThat(result.bars().getFirst().percent()).isEqualTo(67);
        assertThat(result.bars().getFirst().right()).isTrue();
        assertThat(result.facts())
                .containsExactly("place 1.3 on average: a", "place 1.7 on average: b", "place 3.0 on average: c");
    }

    @Test
    void wordsThatSayTheSameStandUnderOneHeading() throws Exception {
        opens(TEXT);
        var given = List.of("Dual writes", "dual write", "the Dual-Writes!", "duel writes", "Retries", "<b>lag</b>");
        for (int i = 0; i < given.size(); i++) {
            answers("s" + i, new ObjectMapper().writeValueAsString(given.get(i)));
        }

        var result = PollResult.of(book.current().orElseThrow());
        assertThat(result.bars().getFirst().texts())
                .containsExactlyInAnyOrder("Dual writes", "dual write", "the Dual-Writes!", "duel writes");
        assertThat(result.bars()).hasSize(3).extracting(PollResult.Bar::html).contains("&lt;b&gt;lag&lt;/b&gt;");
    }

    @Test
    void aPollOfAKindThatThisVersionDoesNotKnowIsLeftOut() throws Exception {
        opens("{\"kind\":\"telepathy\",\"html\":\"?\"}");

        assertThat(book.polls()).isEmpty();
    }

    private void opens(String question) throws Exception {
        add(Kind.POLL_OPENED, null, question);
    }

    private void answers(String student, String values) throws Exception {
        var poll = book.polls().getLast().id();
        add(Kind.POLL_ANSWERED, student, "{\"poll\":" + poll + ",\"values\":[" + values + "]}");
    }

    private void add(Kind kind, @Nullable String student, String payload) throws Exception {
        book = book.after(new Activity(
                ++last,
                new ClassId("class"),
                Optional.ofNullable(student).map(StudentId::new),
                START,
                kind,
                Optional.empty(),
                new ObjectMapper().readTree(payload)));
    }
}
