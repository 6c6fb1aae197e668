package dev.millrace.content;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What can only be judged with the whole course at hand: links, outcomes, and files that nothing lists.
final class CrossChecks {
    private final Course course;
    private final CourseFolder folder;
    private final Findings findings;
    private final Set<String> outcomes;

    private final Map<String, Page> pages = new HashMap<>();

    /// The slugs in the outline, those included whose files cannot be read: that is reported elsewhere.
    private final Set<Slug> known = new HashSet<>();

    CrossChecks(Course course, CourseFolder folder, Findings findings) {
        this.course = course;
        this.folder = folder;
        this.findings = findings;
        this.outcomes = course.outcomes().stream().map(Outcome::id).collect(Collectors.toSet());
    }

    void run(Map<Slug, Integer> listed, int outcomesLine) {
        known.addAll(listed.keySet());
        folder.lessons().forEach(draft -> pages.put(draft.value().slug().value(), draft.page()));
        folder.labs().forEach(draft -> pages.put(draft.value().slug().value(), draft.page()));
        folder.lessons().forEach(this::links);
        folder.labs().forEach(this::links);
        outcomes(outcomesLine);
        unlisted(listed);
    }

    private void links(Draft<?> draft) {
        links(draft.page(), draft.page().file());
        draft.parts().forEach(part -> links(part, part.file()));
    }

    private void links(Page page, Path file) {
        for (var pointer : page.pointers()) {
            var target = pointer.target();
            if (target.startsWith("lab:")) {
                var lab = new Slug(target.substring(4));
                if (course.lab(lab).isEmpty() && (course.step(lab).isPresent() || !known.contains(lab))) {
                    dead(file, pointer.line(), target.substring(4), "name a lab that course.yaml lists");
                }
            } else if (!reachable(target, page)) {
                dead(file, pointer.line(), target, "write https://…, a step's slug, or #part of this page");
            }
        }
    }

    private boolean reachable(String target, Page page) {
        if (target.matches("(?i)(https?://|mailto:).+")) {
            return true;
        }
        if (target.startsWith("#")) {
            return page.hasId(target.substring(1));
        }
        var slug = target.replaceFirst("#.*", "").replaceFirst("^/course/", "");
        return Slug.isValid(slug) && known.contains(new Slug(slug)) && hasPart(slug, target);
    }

    /// Whether the part of the other page is there that a link names; of one that cannot be read nothing is known.
    private boolean hasPart(String slug, String target) {
        var hash = target.indexOf('#');
        var page = pages.get(slug);
        return hash < 0 || page == null || page.hasId(target.substring(hash + 1));
    }

    private void dead(Path file, int line, String target, String mend) {
        findings.in(file).at(line, "dead-link", "`" + target + "` leads nowhere", mend);
    }

    private void outcomes(int line) {
        var served = new HashSet<String>();
        folder.lessons().forEach(draft -> {
            served.addAll(draft.value().outcomes());
            declared(draft, draft.value().outcomes());
        });
        folder.labs().forEach(draft -> {
            served.addAll(draft.value().outcomes());
            declared(draft, draft.value().outcomes());
        });
        for (var day : course.days()) {
            for (var id : day.outcomes()) {
                if (!outcomes.contains(id)) {
                    findings.in(folder.courseFile())
                            .at(
                                    line,
                                    "unknown-outcome",
                                    "`" + id + "` of " + day.title() + " is not an outcome",
                                    "use "
                                            + String.join(
                                                    ", ",
                                                    outcomes.stream().sorted().toList()));
                }
            }
        }
        var opensLater = course.steps().stream().anyMatch(step -> step.open().isEmpty());
        for (var outcome : course.outcomes()) {
            if (!served.contains(outcome.id()) && !opensLater) {
                findings.in(folder.courseFile())
                        .at(
                                line,
                                "outcome-unserved",
                                "no lesson or lab serves " + outcome.id(),
                                "name it in one, or promise less");
            }
        }
    }

    private void declared(Draft<?> draft, Iterable<String> ids) {
        var report = findings.in(draft.file());
        var any = false;
        for (var id : ids) {
            any = true;
            if (!outcomes.contains(id)) {
                report.at(
                        draft.outcomesLine(),
                        "unknown-outcome",
                        "`" + id + "` is not an outcome of the course",
                        "use " + String.join(", ", outcomes.stream().sorted().toList()));
            }
        }
        if (!any) {
            report.at(draft.outcomesLine(), "missing-key", "no outcome is named", "add `outcomes: [O1]`");
        }
    }

    private void unlisted(Map<Slug, Integer> listed) {
        folder.files().forEach((name, file) -> {
            if (!Slug.isValid(name) || !listed.containsKey(new Slug(name))) {
                findings.in(file)
                        .at(1, "unlisted", "`" + name + "` is not a step of course.yaml", "list it or remove it");
            }
        });
    }
}
