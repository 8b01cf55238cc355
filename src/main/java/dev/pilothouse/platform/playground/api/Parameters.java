package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.ListOptions;
import dev.pilothouse.platform.playground.registry.PatchType;
import dev.pilothouse.platform.playground.registry.WatchOptions;
import dev.pilothouse.platform.playground.registry.WriteOptions;
import dev.pilothouse.platform.playground.registry.WriteOptions.FieldValidation;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the options of a request from its query, with the rules and words of the real server. */
final class Parameters {

    private static final int LONGEST_MANAGER = 128;

    private Parameters() {}

    static ListOptions list(Query query) {
        ListOptions options = which(query);
        List<Cause> causes = new ArrayList<>();
        if (query.has("sendInitialEvents")) {
            causes.add(forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"));
        }
        checkMatch(options, causes);
        refuseIfAny("ListOptions", causes);
        return options;
    }

    static WatchOptions watch(Query query) {
        ListOptions options = which(query);
        List<Cause> causes = new ArrayList<>();
        String match = options.resourceVersionMatch();
        if (query.has("sendInitialEvents")) {
            if (match.isEmpty()) {
                causes.add(forbidden("resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
            } else if (!match.equals("NotOlderThan")) {
                causes.add(unsupported("resourceVersionMatch", quoted(match), "NotOlderThan"));
            }
        } else if (!match.isEmpty()) {
            causes.add(forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
            if (!match.equals("NotOlderThan")) {
                causes.add(unsupported("resourceVersionMatch", quoted(match), "NotOlderThan"));
            }
        }
        refuseIfAny("ListOptions", causes);
        return new WatchOptions(options, query.flag("allowWatchBookmarks"), query.flag("sendInitialEvents"));
    }

    private static ListOptions which(Query query) {
        return new ListOptions(
                query.text("labelSelector"),
                query.text("fieldSelector"),
                Math.max(0, query.number("limit")),
                query.text("continue"),
                query.text("resourceVersion"),
                query.text("resourceVersionMatch"));
    }

    private static void checkMatch(ListOptions options, List<Cause> causes) {
        String match = options.resourceVersionMatch();
        if (match.isEmpty()) {
            return;
        }
        String version = options.resourceVersion();
        if (version.isEmpty()) {
            causes.add(forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden unless resourceVersion is provided"));
        }
        if (!options.continueToken().isEmpty()) {
            causes.add(forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided"));
        }
        if (!match.equals("Exact") && !match.equals("NotOlderThan")) {
            causes.add(unsupported("resourceVersionMatch", quoted(match), "Exact", "NotOlderThan", ""));
        }
        if (match.equals("Exact") && version.equals("0")) {
            causes.add(forbidden("resourceVersionMatch", "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
        }
    }

    static WriteOptions create(Request request) {
        return write("CreateOptions", request, false);
    }

    static WriteOptions update(Request request) {
        return write("UpdateOptions", request, false);
    }

    static WriteOptions patch(Request request, PatchType type) {
        return write("PatchOptions", request, type == PatchType.APPLY);
    }

    private static WriteOptions write(String kind, Request request, boolean apply) {
        Query query = request.query();
        List<Cause> causes = new ArrayList<>();
        if (kind.equals("PatchOptions")) {
            if (apply && query.text("fieldManager").isEmpty()) {
                causes.add(new Cause("FieldValueRequired", "Required value: is required for apply patch", "fieldManager"));
            }
            if (!apply && query.has("force")) {
                causes.add(forbidden("force", "may not be specified for non-apply patch"));
            }
        }
        checkManager(query.text("fieldManager"), causes);
        boolean dryRun = dryRun(query.all("dryRun"), causes);
        FieldValidation validation = switch (query.text("fieldValidation")) {
            case "", "Warn" -> FieldValidation.WARN;
            case "Ignore" -> FieldValidation.IGNORE;
            case "Strict" -> FieldValidation.STRICT;
            default -> {
                causes.add(unsupported("fieldValidation", quoted(query.text("fieldValidation")), "", "Ignore", "Strict", "Warn"));
                yield FieldValidation.WARN;
            }
        };
        refuseIfAny(kind, causes);
        String manager = query.text("fieldManager").isEmpty() ? managerOf(request.agent()) : query.text("fieldManager");
        return new WriteOptions(dryRun, manager, validation, query.flag("force"));
    }

    private static String managerOf(String agent) {
        String printable = agent.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .limit(LONGEST_MANAGER)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return printable.isEmpty() ? "unknown" : printable;
    }

    private static void checkManager(String manager, List<Cause> causes) {
        if (manager.getBytes(StandardCharsets.UTF_8).length > LONGEST_MANAGER) {
            causes.add(new Cause("FieldValueTooLong", "Too long: may not be more than " + LONGEST_MANAGER + " bytes", "fieldManager"));
        }
        int[] points = manager.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (Character.isISOControl(points[i])) {
                String why = "invalid character U+%04X (at position %d)".formatted(points[i], i);
                causes.add(new Cause("FieldValueInvalid", "Invalid value: " + escaped(manager) + ": " + why, "fieldManager"));
                return;
            }
        }
    }

    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(point -> Character.isISOControl(point) ? "\\x%02x".formatted(point) : Character.toString(point))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static boolean dryRun(List<String> values, List<Cause> causes) {
        if (values.stream().anyMatch(value -> !value.equals("All"))) {
            String given = values.stream().map(Parameters::quoted).collect(Collectors.joining(",", "[", "]"));
            causes.add(unsupported("dryRun", given, "All"));
        }
        return !values.isEmpty();
    }

    /** Reads how a delete is meant, from the body if there is one, else from the query. */
    static DeleteOptions delete(Query query, Optional<Tree> body) {
        if (body.isPresent()) {
            Tree given = body.get();
            return delete(
                    given.list("dryRun").stream().map(String::valueOf).toList(),
                    given.at("gracePeriodSeconds").map(_ -> given.number(0, "gracePeriodSeconds")),
                    given.text("propagationPolicy"),
                    given.at("orphanDependents").map(_ -> given.isTrue("orphanDependents")),
                    given.tree("preconditions"));
        }
        return delete(
                query.all("dryRun"),
                query.has("gracePeriodSeconds") ? Optional.of(query.number("gracePeriodSeconds")) : Optional.empty(),
                query.text("propagationPolicy"),
                query.has("orphanDependents") ? Optional.of(query.flag("orphanDependents")) : Optional.empty(),
                Tree.EMPTY);
    }

    private static DeleteOptions delete(
            List<String> dryRuns, Optional<Long> grace, String policy, Optional<Boolean> orphan, Tree preconditions) {
        List<Cause> causes = new ArrayList<>();
        if (!policy.isEmpty() && orphan.isPresent()) {
            String why = "orphanDependents and deletionPropagation cannot be both set";
            causes.add(new Cause("FieldValueInvalid", "Invalid value: " + quoted(policy) + ": " + why, "propagationPolicy"));
        }
        Optional<DeleteOptions.Propagation> propagation = switch (policy) {
            case "" -> orphan.map(it -> it ? DeleteOptions.Propagation.ORPHAN : DeleteOptions.Propagation.BACKGROUND);
            case "Foreground", "Background", "Orphan" -> Optional.of(DeleteOptions.Propagation.valueOf(policy.toUpperCase(Locale.ROOT)));
            default -> {
                causes.add(unsupported("propagationPolicy", quoted(policy), "Foreground", "Background", "Orphan", "nil"));
                yield Optional.empty();
            }
        };
        boolean dryRun = dryRun(dryRuns, causes);
        refuseIfAny("DeleteOptions", causes);
        return new DeleteOptions(dryRun, grace, propagation, given(preconditions, "uid"), given(preconditions, "resourceVersion"));
    }

    private static Optional<String> given(Tree tree, String field) {
        return Optional.of(tree.text(field)).filter(text -> !text.isEmpty());
    }

    private static Cause forbidden(String field, String why) {
        return new Cause("FieldValueForbidden", "Forbidden: " + why, field);
    }

    private static Cause unsupported(String field, String given, String... supported) {
        String list = List.of(supported).stream().map(Parameters::quoted).collect(Collectors.joining(", "));
        return new Cause("FieldValueNotSupported", "Unsupported value: " + given + ": supported values: " + list, field);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static void refuseIfAny(String kind, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw Refusal.invalid(Kind.clusterWide("meta.k8s.io", "v1", kind, kind.toLowerCase(Locale.ROOT)), "", causes);
        }
    }
}
