package dev.millrace.web;

import io.javalin.http.HttpStatus;

/// Ends a request with a page that says what happened and what to do next. Thrown by routes only, for what a person can
/// meet: not found, not signed in, too large, broken text. `next` is where the page's one button leads.
public final class Problem extends RuntimeException {
    private final HttpStatus status;
    private final String title;
    private final Next next;

    /// A way on from the error page.
    public record Next(String label, String href) {}

    public Problem(HttpStatus status, String title, String message, Next next) {
        super(message);
        this.status = status;
        this.title = title;
        this.next = next;
    }

    public static Problem notFound(String what) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "Nothing here",
                what + " It may have moved: the outline lists everything there is.",
                new Next("To the course", "/course"));
    }

    public static Problem signInFirst() {
        return new Problem(
                HttpStatus.UNAUTHORIZED,
                "Join your class first",
                "This page belongs to a class. Join with the code on the board, or open your personal link.",
                new Next("Join a class", "/"));
    }

    public static Problem instructorsOnly() {
        return new Problem(
                HttpStatus.FORBIDDEN,
                "For instructors",
                "This shows or changes the whole class, so only its instructors may use it.",
                new Next("Sign in as instructor", "/sign-in"));
    }

    public static Problem studentsOnly() {
        return new Problem(
                HttpStatus.FORBIDDEN,
                "For students",
                "You are signed in as an instructor, and this belongs to a student. Join with the class code in a private"
                        + " window to work as one.",
                new Next("To the course", "/course"));
    }

    public static Problem badRequest(String message) {
        return new Problem(HttpStatus.BAD_REQUEST, "That did not work", message, new Next("To the course", "/course"));
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public Next next() {
        return next;
    }
}
