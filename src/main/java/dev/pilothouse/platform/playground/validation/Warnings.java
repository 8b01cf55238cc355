package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the API server says of an object that it takes all the same, for the header {@code Warning}. */
public final class Warnings {

    /** Versions of kinds that the server still serves and would rather not. */
    private static final Map<String, String> DEPRECATED = Map.of(
            "v1 Endpoints", "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
            "v1 ComponentStatus", "v1 ComponentStatus is deprecated in v1.19+");

    private Warnings() {}

    /** Returns the warnings for an object with its defaults filled in, in the server's order. */
    public static List<String> of(Kind kind, Document object) {
        List<String> warnings = new ArrayList<>();
        DEPRECATED.forEach((served, warning) -> {
            if (served.equals(kind.apiVersion() + " " + kind.name())) {
                warnings.add(warning);
            }
        });
        return warnings;
    }
}
