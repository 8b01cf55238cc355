package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.status.Refusal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * In which form the client wants its answer, by the header Accept (RFC 9110) with the parameters {@code as}, {@code v} and {@code g} of
 * the Kubernetes API.
 *
 * @param version of the meta API, for tables and metadata
 */
record Accepted(Form form, String version) {

    /** The objects themselves or a view of them. */
    enum Form {
        OBJECT,
        TABLE,
        METADATA
    }

    private static final String KNOWN = "application/json, application/yaml, application/vnd.kubernetes.protobuf";
    private static final Accepted PLAIN = new Accepted(Form.OBJECT, "v1");

    private record Range(String type, Map<String, String> parameters, double quality) {}

    /** @throws Refusal 406 when nothing that is asked for can be given */
    static Accepted of(Request request) {
        return of(request, "");
    }

    /** For a collection, which can be watched as well. */
    static Accepted ofCollection(Request request) {
        return of(request, ", application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch");
    }

    private static Accepted of(Request request, String more) {
        String header = request.header("accept");
        if (header.isBlank()) {
            return PLAIN;
        }
        List<Range> ranges = Arrays.stream(header.split(","))
                .map(Accepted::range)
                .sorted(Comparator.comparingDouble(Range::quality).reversed())
                .toList();
        for (Range range : ranges) {
            Optional<Accepted> accepted = accepted(range);
            if (accepted.isPresent()) {
                return accepted.get();
            }
        }
        boolean oddView = ranges.stream().anyMatch(range -> isKnown(range.type()));
        String message = oddView ? "only the following media types are accepted: " + KNOWN : "406: Not Acceptable\n\nAvailable representations: " + KNOWN + more;
        throw new Refusal(406, "NotAcceptable", message, Map.of());
    }

    private static Range range(String text) {
        String[] parts = text.strip().split(";", -1);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].strip().split("=", 2);
            parameters.put(pair[0].toLowerCase(Locale.ROOT), pair.length > 1 ? pair[1] : "");
        }
        return new Range(parts[0].strip().toLowerCase(Locale.ROOT), parameters, quality(parameters.getOrDefault("q", "1")));
    }

    private static double quality(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static boolean isKnown(String type) {
        return switch (type) {
            case "*/*", "application/*", "application/json", "application/yaml", "application/vnd.kubernetes.protobuf" -> true;
            default -> false;
        };
    }

    private static Optional<Accepted> accepted(Range range) {
        if (!isKnown(range.type()) || range.quality() <= 0) {
            return Optional.empty();
        }
        String view = range.parameters().getOrDefault("as", "");
        String version = range.parameters().getOrDefault("v", "v1");
        if (view.isEmpty()) {
            return Optional.of(new Accepted(Form.OBJECT, "v1"));
        }
        boolean meta = range.parameters().getOrDefault("g", "").equals("meta.k8s.io") && (version.equals("v1") || version.equals("v1beta1"));
        return switch (view) {
            case "Table" -> meta ? Optional.of(new Accepted(Form.TABLE, version)) : Optional.empty();
            case "PartialObjectMetadata", "PartialObjectMetadataList" -> meta ? Optional.of(new Accepted(Form.METADATA, version)) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
