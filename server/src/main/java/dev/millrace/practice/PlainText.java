package dev.millrace.practice;

import org.jsoup.Jsoup;

/// Sanitised HTML without its markup, for places that take text only (`<option>`).
final class PlainText {
    private PlainText() {}

    static String of(String html) {
        return Jsoup.parseBodyFragment(html).text();
    }
}
