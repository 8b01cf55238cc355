package dev.pilothouse.platform.playground.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.validation.Corpus.Case;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.MergePatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Defaults, rules and warnings say of each object of the corpus what the real server said. */
class RecordedAnswersTest {

    /** Fields that admission, allocation or the registry settle. */
    private static final Set<String> SETTLED_ELSEWHERE = Set.of(
            "metadata.resourceVersion", "metadata.managedFields", "metadata.creationTimestamp", "metadata.uid", "metadata.name",
            "spec.serviceAccount", "spec.serviceAccountName", "spec.tolerations", "spec.priority", "spec.preemptionPolicy",
            "spec.clusterIP", "spec.clusterIPs", "spec.ipFamilies", "spec.ipFamilyPolicy", "spec.ports.nodePort", "spec.healthCheckNodePort",
            "PersistentVolumeClaim.metadata.finalizers", "PersistentVolumeClaim.spec.storageClassName", "PersistentVolume.metadata.finalizers",
            "Node.spec.taints", "CertificateSigningRequest.spec.username", "CertificateSigningRequest.spec.groups", "CertificateSigningRequest.spec.extra");

    private static final Pattern QUOTED_OBJECT = Pattern.compile("(Invalid|Unsupported|Duplicate) value: [{\\[].*?[}\\]](?=: [a-z`])");
    /** Controllers may write a status between the reading and the writing of an object. */
    private static final long UPDATED = 200;
    private static final long CREATED = 201;

    private static final Pattern DIFFERENCE = Pattern.compile("\\\\n(?:[^\"\\\\]|\\\\.)*");

    private static final String GENERATED = "x1x2x";

    private final Map<String, Tree> recorded = Corpus.recorded();
    private final Map<String, String> differences = Corpus.differences();

    @TestFactory
    Stream<DynamicTest> eachObjectIsAnsweredAsByTheRealServer() {
        return Corpus.families().stream()
                .flatMap(family -> family.cases().stream())
                .map(each -> DynamicTest.dynamicTest(each.key(), () -> compare(each)));
    }

    private void compare(Case each) {
        Tree real = recorded.getOrDefault(each.key(), Tree.EMPTY);
        String expected = shown(real.fields());
        String actual = shown(switch (each.verb()) {
            case "create" -> create(each, real);
            case "update" -> update(each);
            default -> updatePart(each);
        });
        if (differences.containsKey(each.key())) {
            assertNotEquals(expected, actual, "listed as a difference, but it is none");
        } else {
            assertEquals(expected, actual);
        }
    }

    private static Map<String, Object> create(Case each, Tree real) {
        Map<String, Object> object = new LinkedHashMap<>(each.object(each.family().base()));
        Map<String, Object> metadata = new LinkedHashMap<>(new Tree(object).tree("metadata").fields());
        if (each.family().kind().namespaced()) {
            metadata.put("namespace", "rules-corpus");
        }
        if (!metadata.containsKey("name") && metadata.containsKey("generateName")) {
            metadata.put("name", metadata.get("generateName") + GENERATED);
        }
        for (String given : List.of("uid", "creationTimestamp")) {
            metadata.put(given, real.text("object", "metadata", given));
        }
        object.put("metadata", metadata);
        Map<String, Object> prepared = Strategies.of(each.family().kind()).prepareCreate(Defaults.fill(each.family().kind(), object));
        Document document = Document.of(prepared);
        return answer(each, CREATED, document, Rules.create(each.family().kind(), document), Warnings.of(each.family().kind(), document));
    }

    private Map<String, Object> update(Case each) {
        Map<String, Object> before = recorded.getOrDefault(each.family().keyOfBefore(), Tree.EMPTY).fields();
        Map<String, Object> object = Defaults.fill(each.family().kind(), each.object(before));
        Map<String, Object> prepared = Strategies.of(each.family().kind()).prepareUpdate(object, before);
        Document old = Document.of(before);
        Document document = Document.of(prepared);
        return answer(each, UPDATED, document, Rules.update(each.family().kind(), old, document), Warnings.ofUpdate(each.family().kind(), old, document));
    }

    private Map<String, Object> updatePart(Case each) {
        Kind kind = each.family().kind();
        Document old = Document.of(recorded.getOrDefault(each.family().keyOfBefore(), Tree.EMPTY).fields());
        Map<String, Object> object = Defaults.fill(kind, each.object(old.fields()));
        Tree generation = Strategies.of(kind).differs(object, old.fields())
                ? new Tree(Map.of("metadata", Map.of("generation", old.tree().number(0, "metadata", "generation") + 1)))
                : Tree.EMPTY;
        Document document = Document.of(MergePatch.apply(new Tree(object), generation).fields());
        return answer(each, UPDATED, document, Rules.updateStatus(kind, old, document), List.of());
    }

    private static Map<String, Object> answer(Case each, long code, Document object, List<Cause> causes, List<String> warnings) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (causes.isEmpty()) {
            answer.put("code", code);
            answer.put("object", object.fields());
            answer.put("warnings", warnings);
        } else {
            Map<String, Object> status = Refusal.invalid(each.family().kind(), object.name(), causes).status();
            answer.put("code", status.get("code"));
            answer.put("reason", status.get("reason"));
            answer.put("message", status.get("message"));
            answer.put("causes", new Tree(status).list("details", "causes"));
        }
        return answer;
    }

    /** Returns the answer as text, with sorted fields and without what others settle. */
    private static String shown(Map<String, Object> answer) {
        Map<String, Object> shown = new LinkedHashMap<>(answer);
        if (answer.get("causes") instanceof List<?> causes) {
            shown.put("causes", causes.stream().distinct().toList()); // the server repeats what two of its checks find
        }
        if (answer.get("object") instanceof Map<?, ?> object) {
            Map<String, Object> settled = new LinkedHashMap<>(new Tree(answer).tree("object").fields());
            if (answer.get("code") instanceof Long code && code == UPDATED) {
                settled.remove("status");
            }
            shown.put("object", sorted(settled, "", String.valueOf(object.get("kind"))));
        }
        return normal(Json.pretty(new Tree(shown)));
    }

    /**
     * The server quotes values that are objects with the field names of its own types, and puts a difference of them behind a line break; both
     * can't be known outside it.
     */
    private static String normal(String text) {
        return QUOTED_OBJECT.matcher(DIFFERENCE.matcher(text).replaceAll("")).replaceAll("$1 value: {…}").replaceAll("Web-[a-z0-9]{5}", "Web-" + GENERATED);
    }

    private static @Nullable Object sorted(@Nullable Object value, String path, String kind) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, child) -> {
                    String below = path.isEmpty() ? key.toString() : path + "." + key;
                    Object shown = sorted(child, below, kind);
                    if (shown != null && !SETTLED_ELSEWHERE.contains(below) && !SETTLED_ELSEWHERE.contains(kind + "." + below)) {
                        sorted.put(key.toString(), shown);
                    }
                });
                yield sorted;
            }
            case List<?> list -> {
                List<@Nullable Object> sorted = new ArrayList<>();
                list.forEach(element -> sorted.add(sorted(element, path, kind)));
                yield sorted;
            }
            case null, default -> value;
        };
    }
}
