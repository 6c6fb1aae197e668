package dev.millrace.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/// What axe-core finds on a page.
final class Axe {
    private Axe() {}

    /// The findings that keep people out, with the first place of each; the minor and the moderate are left out.
    static List<String> serious(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(v ->
                                v.getImpact().equals("serious") || v.getImpact().equals("critical"))
                        .map(v -> v.getId() + ": " + v.getNodes().getFirst().getHtml())
                        .toList();
    }
}
