package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Schemas;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What is served at paths that name no resource: discovery, descriptions of kinds, the list of paths. */
final class Documents {

    private static final String OPENAPI_V2_BINARY = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    private final Schemas schemas;
    private final DiscoveryDocuments discovery;
    private final OpenApiV2 openApiV2;
    private final OpenApiV3 openApiV3;

    Documents(Schemas schemas) {
        this.schemas = schemas;
        this.discovery = new DiscoveryDocuments(schemas);
        this.openApiV2 = new OpenApiV2(schemas);
        this.openApiV3 = new OpenApiV3(schemas);
    }

    /** Returns the document of the request's path, or the answer that there is none. */
    Answer answer(Request request) {
        List<String> steps = Arrays.stream(request.path().split("/", -1)).filter(step -> !step.isEmpty()).toList();
        String first = steps.isEmpty() ? "" : steps.getFirst();
        boolean known = switch (first) {
            case "", "openapi" -> true;
            case "api" -> steps.size() <= 2;
            case "apis" -> steps.size() <= 3;
            default -> false;
        };
        if (!known) {
            return Answer.noSuchPath();
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            throw Targets.notAllowed();
        }
        return switch (first) {
            case "" -> Answer.json(200, paths());
            case "openapi" -> openApi(steps, request);
            case "api" -> steps.size() == 1 ? root(request, true) : resources("", steps.get(1));
            default -> switch (steps.size()) {
                case 1 -> root(request, false);
                case 2 -> discovery.group(steps.get(1)).map(group -> Answer.json(200, group)).orElseGet(Answer::noSuchPath);
                default -> resources(steps.get(1), steps.get(2));
            };
        };
    }

    private Answer root(Request request, boolean core) {
        // clients that know only the beta of the aggregated form are given the old one, which all know
        if (Arrays.stream(request.header("accept").split(",", -1)).anyMatch(Documents::isAggregated)) {
            Answer aggregated = Answer.json(200, discovery.aggregated(core));
            return aggregated.withBody(DiscoveryDocuments.AGGREGATED, aggregated.body()).with("Vary", "Accept");
        }
        Tree tree = core ? discovery.coreVersions(request.header("host")) : discovery.groupList();
        return Answer.json(200, tree).with("Vary", "Accept");
    }

    private static boolean isAggregated(String range) {
        List<String> parts = Arrays.stream(range.split(";", -1)).map(String::strip).toList();
        return parts.containsAll(List.of("application/json", "g=apidiscovery.k8s.io", "v=v2", "as=APIGroupDiscoveryList"));
    }

    private Answer resources(String group, String version) {
        Optional<Tree> list = discovery.resources(group, version);
        if (list.isPresent()) {
            return Answer.json(200, list.get());
        }
        if (schemas.resources().stream().noneMatch(resource -> resource.kind().group().equals(group))) {
            return Answer.noSuchPath();
        }
        throw Refusal.noSuchResource();
    }

    private Answer openApi(List<String> steps, Request request) {
        if (steps.equals(List.of("openapi", "v2"))) {
            String accept = request.header("accept");
            if (accept.contains(OPENAPI_V2_BINARY) && !accept.contains(Answer.JSON)) {
                // kubectl up to 1.27 knows no other form; an empty document says that nothing is described in it, and it does without
                return new Answer(200, OPENAPI_V2_BINARY.replace('@', '.'), List.of(), List.of()).with("Vary", "Accept");
            }
            Answer answer = request.header("accept").contains(OpenApiV2Protobuf.ACCEPTED)
                    ? new Answer(200, OpenApiV2Protobuf.MEDIA_TYPE, List.of(OpenApiV2Protobuf.write(openApiV2.document())), List.of())
                    : Answer.json(200, openApiV2.document());
            return answer.with("Vary", "Accept");
        }
        if (steps.equals(List.of("openapi", "v3"))) {
            return Answer.json(200, openApiV3.index());
        }
        String path = steps.size() > 2 && steps.get(1).equals("v3") ? String.join("/", steps.subList(2, steps.size())) : "";
        return openApiV3.document(path).map(document -> described(document, openApiV3.hash(path).orElse(""), request)).orElseGet(() -> Answer.text(404, ""));
    }

    /** An address with a hash never changes its meaning, so clients may keep what it gave. */
    private static Answer described(String document, String hash, Request request) {
        String tag = "\"" + hash + "\"";
        if (request.header("if-none-match").equals(tag)) {
            return new Answer(304, "", List.of(), List.of()).with("ETag", tag);
        }
        Answer answer = Answer.json(200, Answer.bytes(document)).with("ETag", tag).with("Vary", "Accept");
        return request.query().has("hash") ? answer.with("Cache-Control", "public, immutable") : answer;
    }

    private Tree paths() {
        TreeSet<String> paths = new TreeSet<>(List.of("/api", "/apis", "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/readyz", "/version"));
        schemas.resources().forEach(resource -> {
            boolean core = resource.kind().group().isEmpty();
            if (!core) {
                paths.add("/apis/" + resource.kind().group());
            }
            paths.add((core ? "/api/" : "/apis/") + resource.kind().apiVersion());
        });
        return new Tree(Map.of("paths", List.copyOf(paths)));
    }
}
