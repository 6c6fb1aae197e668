package dev.millrace.web;

import io.javalin.config.RoutesConfig;

/// The HTTP face of a feature; called once while the server is put together.
public interface Routes {
    void addTo(RoutesConfig routes);
}
