package dev.millrace.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseReaderTest {
    private final Reading reading = new CourseReader().read(Path.of("src/test/golden/base/tiny-course"));
    private final Course course = reading.course().orElseThrow();

    @Test
    void lessons_are_numbered_in_their_section_and_labs_carry_their_label() {
        assertThat(course.steps())
                .extracting(Step::name)
                .containsExactly(
                        "1.1 First steps", "1.2 Something else", "1.3 Second steps", "P1 Double it", "B1 Look around");
        assertThat(reading.whole()).isTrue();
    }

    @Test
    void next_and_previous_pass_over_what_opens_later() {
        assertThat(course.next(new Slug("first-steps"))).map(Step::title).contains("Second steps");
        assertThat(course.previous(new Slug("second-steps"))).map(Step::title).contains("First steps");
        assertThat(course.previous(new Slug("first-steps"))).isEmpty();
        assertThat(course.next(new Slug("look-around"))).isEmpty();
        assertThat(course.next(new Slug("unheard-of"))).isEmpty();
    }

    @Test
    void every_kind_of_block_and_question_is_read() {
        var first = course.lesson(new Slug("first-steps")).orElseThrow();
        var second = course.lesson(new Slug("second-steps")).orElseThrow();

        assertThat(first.blocks())
                .extracting(block -> block.getClass().getSimpleName())
                .contains("Prose", "Figure", "Tabs", "Callout", "Quiz", "LabCard");
        assertThat(second.blocks())
                .extracting(block -> block.getClass().getSimpleName())
                .containsExactly("Prose", "Discuss", "Design", "Slide", "Instructor");
        assertThat(first.questions())
                .extracting(question -> question.getClass().getSimpleName())
                .containsExactly("Single", "Multiple", "Order", "Match", "Numeric");
        assertThat(first.deck()).isEqualTo("One <em>sentence</em>.");
    }

    @Test
    void a_lab_knows_its_contract_or_its_checks() {
        var streams = (LabSpec.Streams)
                course.lab(new Slug("double-it")).orElseThrow().spec();
        var broker = (LabSpec.Broker)
                course.lab(new Slug("look-around")).orElseThrow().spec();

        assertThat(streams.exercise().cases()).extracting(c -> c.id()).containsExactly("small", "tombstone");
        assertThat(streams.starter()).containsOnlyKeys("DoubleIt.java");
        assertThat(broker.checks())
                .contains(
                        new BrokerCheck.TopicCheck("three", "orders has 3 partitions", "orders", 3),
                        new BrokerCheck.GroupCheck("caught-up", "billing has no lag", "billing", 2, 0L));
    }

    @Test
    void a_link_to_a_step_works_from_every_address() {
        var prose = (Block.Prose)
                course.lesson(new Slug("first-steps")).orElseThrow().blocks().getFirst();

        assertThat(prose.html()).contains("href=\"/course/second-steps\"").contains("href=\"#below\"");
    }

    @Test
    void a_discussion_has_a_page_and_neither_number_nor_label(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("course.yaml"), """
                format: 1
                title: Talk
                tagline: One talk.
                licence: CC BY 4.0
                authors: [Somebody]
                outcomes: {O1: Talk}
                days:
                  - title: Day 1
                    starts: "09:00"
                    outcomes: [O1]
                    sections:
                      - {number: 1, title: Talk, minutes: 5, steps: [what-hurts]}
                """);
        var lesson = folder.resolve("lessons/what-hurts/lesson.md");
        Files.createDirectories(lesson.getParent());
        Files.writeString(lesson, """
                ---
                title: What hurts?
                kind: discussion
                minutes: 5
                outcomes: [O1]
                ---
                :::discuss minutes=5 title="What hurts?"
                Name one thing.
                :::
                """);

        var talk = new CourseReader().read(folder);

        assertThat(talk.findings()).isEmpty();
        assertThat(talk.course().orElseThrow().steps()).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(StepKind.DISCUSSION);
            assertThat(step.name()).isEqualTo("What hurts?");
            assertThat(step.open()).contains(new Slug("what-hurts"));
        });
    }
}
