package dev.millrace.classes;

import dev.millrace.identity.IdentityRoutes.Form;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What came with a form, and the form as it goes back after a refusal.
final class Typed {
    private Typed() {}

    static String text(Context ctx, String name) {
        var value = ctx.formParam(name);
        return value == null ? "" : value;
    }

    static Form form(Map<String, String> values) {
        return new Form(values, Optional.empty(), "");
    }

    static Form refused(Map<String, String> values, String field, String message) {
        return new Form(new LinkedHashMap<>(values), Optional.of(field), message);
    }
}
