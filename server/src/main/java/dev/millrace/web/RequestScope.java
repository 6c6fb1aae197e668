package dev.millrace.web;

import io.javalin.http.Context;
import java.util.Optional;

/// What the guards found out about a request before its route runs; kept as one attribute.
public record RequestScope(String csrf, String nonce, String assets, Optional<Page.Person> person) {
    private static final String ATTRIBUTE = "millrace.scope";

    static void set(Context ctx, RequestScope scope) {
        ctx.attribute(ATTRIBUTE, scope);
    }

    /// Adds who is signed in; called by identity before the route runs.
    public static void person(Context ctx, Page.Person person) {
        var scope = of(ctx);
        set(ctx, new RequestScope(scope.csrf, scope.nonce, scope.assets, Optional.of(person)));
    }

    static RequestScope of(Context ctx) {
        RequestScope scope = ctx.attribute(ATTRIBUTE);
        return scope == null ? new RequestScope("", "", "", Optional.empty()) : scope;
    }

    Page page(String title) {
        return new Page(title, csrf, nonce, assets, person);
    }
}
