package dev.millrace.slides;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Slides out of running text: each heading with the first sentence under it.
final class Headings {
    private Headings() {}

    /// @param html sanitised prose of a lesson
    static List<Slide> of(String html) {
        var slides = new ArrayList<Slide>();
        for (var heading : Jsoup.parseBodyFragment(html).select("body > :is(h2, h3)")) {
            slides.add(new Slide.Heading(heading.text(), sentenceUnder(heading)));
        }
        return slides;
    }

    private static String sentenceUnder(Element heading) {
        var next = heading.nextElementSibling();
        while (next != null && !next.normalName().matches("h\\d")) {
            if (next.normalName().equals("p")) {
                return firstSentence(next.text());
            }
            next = next.nextElementSibling();
        }
        return "";
    }

    static String firstSentence(String text) {
        var sentences = BreakIterator.getSentenceInstance(Locale.UK);
        sentences.setText(text);
        var end = sentences.following(0);
        return (end == BreakIterator.DONE ? text : text.substring(0, end)).strip();
    }
}
