package dev.pilothouse.platform.kubernetes;

import static dev.pilothouse.platform.kubernetes.Api.DEPLOYMENT;
import static dev.pilothouse.platform.kubernetes.Api.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.kubeconfig.Credential;
import dev.pilothouse.kubeconfig.Credentials;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.Reply;
import dev.pilothouse.testing.ScriptedApi;
import dev.pilothouse.testing.ScriptedApi.Asked;
import dev.pilothouse.text.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritesTest {

    private static final String PATH = "/apis/apps/v1/namespaces/shop/deployments/web";
    private static final ResourceRef WEB = new ResourceRef(DEPLOYMENT, "shop", "web");
    private static final String OBJECT =
            """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","namespace":"shop","resourceVersion":"8"}}""";

    private final ScriptedApi api = ScriptedApi.start();
    private final KubernetesCluster cluster = Api.cluster(api.uri());

    @AfterEach
    void close() {
        cluster.close();
        api.close();
    }

    private static Write.Apply apply(Optional<String> version, boolean force) {
        return new Write.Apply(
                WEB,
                new Document(Json.read(
                        """
                        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","managedFields":[{"manager":"x"}]},\
                        "spec":{"replicas":5}}""")),
                version,
                force);
    }

    private static Write.Merge merge() {
        return new Write.Merge(WEB, Json.read("{\"spec\":{\"replicas\":null}}"), "7");
    }

    private static final ResourceRef POD = new ResourceRef(Kind.namespaced("", "v1", "Pod", "pods"), "shop", "web-1");
    private static final String EVICTION = "/api/v1/namespaces/shop/pods/web-1/eviction";

    private static Write.Delete delete() {
        return new Write.Delete(WEB, "uid-web");
    }

    private WriteResult write(Write write, Reply reply) {
        api.on(PATH, reply);
        return cluster.write(write, false);
    }

    private Asked only() {
        assertEquals(1, api.asked(PATH).size());
        return api.asked(PATH).getFirst();
    }

    @Test
    void appliesByServerSideApply() {
        WriteResult.Accepted accepted =
                assertInstanceOf(WriteResult.Accepted.class, write(apply(Optional.empty(), false), Replies.json(OBJECT)));
        assertEquals("8", accepted.document().version());
        Asked asked = only();
        assertEquals("PATCH", asked.method());
        assertEquals("application/apply-patch+yaml", asked.header("Content-Type"));
        assertEquals(Map.of("fieldManager", "pilothouse", "fieldValidation", "Strict"), asked.query());
        assertEquals(
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"web\"},\"spec\":{\"replicas\":5}}",
                asked.body());
    }

    @Test
    void anApplyAgainstAVersionCarriesIt() {
        write(apply(Optional.of("7"), true), Replies.json(OBJECT));
        assertEquals("7", Json.read(only().body()).text("metadata", "resourceVersion"));
        assertEquals("true", only().query().get("force"));
    }

    @Test
    void aRehearsalSaysSo() {
        api.on(PATH, Replies.json(OBJECT));
        cluster.write(apply(Optional.empty(), false), true);
        cluster.write(merge(), true);
        cluster.write(delete(), true);
        assertEquals(
                List.of("All", "All", "All"),
                api.asked(PATH).stream().map(asked -> asked.query().get("dryRun")).toList());
        assertEquals(List.of("All"), Json.read(api.asked(PATH).getLast().body()).list("dryRun"));
    }

    @Test
    void aMergeHoldsOnlyAgainstItsVersion() {
        write(merge(), Replies.json(OBJECT));
        assertEquals("application/merge-patch+json", only().header("Content-Type"));
        assertEquals("{\"spec\":{\"replicas\":null},\"metadata\":{\"resourceVersion\":\"7\"}}", only().body());
    }

    @Test
    void aMergeMayGoThroughAPartOfTheObject() {
        String path = "/api/v1/namespaces/shop/pods/web-1/resize";
        Write resize = new Write.Merge(POD, Json.read("{\"spec\":{}}"), "7", "resize");
        api.on(path, Replies.json(OBJECT));
        assertInstanceOf(WriteResult.Accepted.class, cluster.write(resize, false));
        assertEquals("PATCH", api.asked(path).getFirst().method());
    }

    @Test
    void aPartThatTheServerDoesNotHaveIsARefusal() {
        api.on("/api/v1/namespaces/shop/pods/web-1/resize", Replies.status(404, "NotFound", "the server could not find the requested resource"));
        WriteResult result = cluster.write(new Write.Merge(POD, Json.read("{\"spec\":{}}"), "7", "resize"), false);
        assertEquals(ProblemCode.PART_NOT_SERVED, assertInstanceOf(WriteResult.Refused.class, result).problem().code());
    }

    @Test
    void aDeletionIsOfExactlyThisObjectAndItsDependents() {
        WriteResult result = write(delete(), Replies.json("{\"kind\":\"Status\",\"status\":\"Success\",\"metadata\":{}}"));
        Document last = assertInstanceOf(WriteResult.Accepted.class, result).document();
        assertEquals("web", last.name());
        assertEquals("uid-web", last.uid());
        assertEquals("DELETE", only().method());
        Tree options = Json.read(only().body());
        assertEquals("uid-web", options.text("preconditions", "uid"));
        assertEquals("Background", options.text("propagationPolicy"));
    }

    @ParameterizedTest
    @CsvSource({"AFTER,Background", "BEFORE,Foreground", "STAY,Orphan"})
    void aDeletionSaysWhatBecomesOfDependents(Write.Dependents dependents, String policy) {
        write(new Write.Delete(WEB, "uid-web", dependents), Replies.json(OBJECT));
        assertEquals(policy, Json.read(only().body()).text("propagationPolicy"));
    }

    @Test
    void anEvictionIsOfExactlyThisPod() {
        api.on(EVICTION, Replies.json("{\"kind\":\"Status\",\"status\":\"Success\",\"metadata\":{}}"));
        WriteResult result = cluster.write(new Write.Evict(POD, "uid-pod"), true);
        assertEquals("uid-pod", assertInstanceOf(WriteResult.Accepted.class, result).document().uid());
        Asked asked = api.asked(EVICTION).getFirst();
        assertEquals("POST", asked.method());
        assertEquals(Map.of("dryRun", "All"), asked.query());
        Tree eviction = Json.read(asked.body());
        assertEquals("policy/v1", eviction.text("apiVersion"));
        assertEquals("web-1", eviction.text("metadata", "name"));
        assertEquals("uid-pod", eviction.text("deleteOptions", "preconditions", "uid"));
    }

    @Test
    void aBudgetHoldsAPodBackAtOnce() {
        api.on(EVICTION, Replies.statusWith(
                429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.",
                "{\"causes\":[{\"reason\":\"DisruptionBudget\",\"message\":\"The disruption budget web needs 2 healthy pods\"}],\"retryAfterSeconds\":10}"));
        WriteResult.Refused refused =
                assertInstanceOf(WriteResult.Refused.class, cluster.write(new Write.Evict(POD, "uid-pod"), true));
        assertEquals(ProblemCode.HELD_BY_BUDGET, refused.problem().code());
        assertEquals(List.of("The disruption budget web needs 2 healthy pods"), refused.causes());
        assertEquals(1, api.asked(EVICTION).size());
    }

    @Test
    void warningsOfTheServerAreHandedOn() {
        WriteResult result = write(
                merge(),
                Replies.answer(
                        200,
                        "application/json",
                        OBJECT,
                        "Warning: 299 - \"apps/v1beta1 is deprecated\"",
                        "Warning: 299 - \"say \\\"hi\\\"\""));
        assertEquals(
                List.of("apps/v1beta1 is deprecated", "say \"hi\""),
                assertInstanceOf(WriteResult.Accepted.class, result).warnings());
    }

    @Test
    void anAcceptedWriteStaysAcceptedWhenItsAnswerIsCut() {
        WriteResult result = write(merge(), Replies.cutAfter(20, OBJECT));
        assertEquals("web", assertInstanceOf(WriteResult.Accepted.class, result).document().name());
    }

    @Test
    void fieldsOfOthersAreNamedWithTheirManagers() {
        WriteResult result = write(
                apply(Optional.empty(), false),
                Replies.statusWith(
                        409,
                        "Conflict",
                        "Apply failed with 2 conflicts",
                        """
                        {"causes":[{"reason":"FieldManagerConflict","message":"conflict with \\"kubectl-edit\\" using apps/v1","field":".spec.replicas"},\
                        {"reason":"FieldManagerConflict","message":"conflict with \\"hpa\\" with subresource \\"scale\\" using apps/v1",\
                        "field":".spec.paused"}]}"""));
        assertEquals(
                List.of(new FieldOwner(".spec.replicas", "kubectl-edit"), new FieldOwner(".spec.paused", "hpa")),
                assertInstanceOf(WriteResult.Conflicts.class, result).owners());
    }

    @Test
    void anotherVersionIsAChange() {
        WriteResult result = write(merge(), Replies.status(409, "Conflict", "the object has been modified"));
        assertEquals(ProblemCode.CHANGED_MEANWHILE, assertInstanceOf(WriteResult.Changed.class, result).problem().code());
    }

    @Test
    void anObjectThatIsGoneIsAChange() {
        Reply gone = Replies.statusWith(
                404, "NotFound", "deployments.apps \"web\" not found", "{\"name\":\"web\",\"kind\":\"deployments\",\"group\":\"apps\"}");
        WriteResult result = write(delete(), gone);
        assertEquals(ProblemCode.NOT_FOUND, assertInstanceOf(WriteResult.Changed.class, result).problem().code());
    }

    @Test
    void anAbsentNamespaceIsAReasonToRefuse() {
        Reply gone = Replies.statusWith(
                404, "NotFound", "namespaces \"shop\" not found", "{\"name\":\"shop\",\"kind\":\"namespaces\"}");
        WriteResult.Refused refused =
                assertInstanceOf(WriteResult.Refused.class, write(apply(Optional.empty(), false), gone));
        assertEquals(List.of("namespaces/shop"), refused.problem().args());
    }

    @Test
    void anInvalidObjectIsRefusedWithTheFields() {
        WriteResult result = write(
                merge(),
                Replies.statusWith(
                        422,
                        "Invalid",
                        "Deployment.apps \"web\" is invalid",
                        """
                        {"causes":[{"reason":"FieldValueInvalid","message":"must be greater than or equal to 0","field":"spec.replicas"}]}"""));
        assertEquals(
                List.of("spec.replicas: must be greater than or equal to 0"),
                assertInstanceOf(WriteResult.Refused.class, result).causes());
    }

    @Test
    void anUnknownFieldIsRefused() {
        WriteResult result = write(
                apply(Optional.empty(), false),
                Replies.status(500, "", "failed to create typed patch object: .spec.replcas: field not declared in schema"));
        assertEquals(ProblemCode.INVALID, assertInstanceOf(WriteResult.Refused.class, result).problem().code());
    }

    @Test
    void aPolicyThatObjectsIsAVerdictAndAMissingRightIsNot() {
        api.on(
                PATH,
                Replies.status(403, "Forbidden", "admission webhook \"policy.example\" denied the request: no latest tag"),
                Replies.status(
                        403, "Forbidden", "deployments.apps \"web\" is forbidden: User \"developer\" cannot patch resource \"deployments\""));
        WriteResult result = cluster.write(merge(), false);
        assertEquals(
                List.of("admission webhook \"policy.example\" denied the request: no latest tag"),
                assertInstanceOf(WriteResult.Refused.class, result).causes());
        assertEquals(ProblemCode.FORBIDDEN, problem(() -> cluster.write(merge(), false)).code());
    }

    @Test
    void aServerThatFailsOrAsksToWaitIsNotAskedAgain() {
        api.on(PATH, Replies.status(500, "InternalError", "boom"), Replies.status(429, "TooManyRequests", "wait", "Retry-After: 1"));
        assertEquals(ProblemCode.SERVER_ERROR, problem(() -> cluster.write(merge(), false)).code());
        assertEquals(ProblemCode.TOO_MANY_REQUESTS, problem(() -> cluster.write(merge(), false)).code());
        assertEquals(2, api.asked(PATH).size());
    }

    @Test
    void aServerThatGaveUpWaitingLeavesTheOutcomeUnknown() {
        api.on(
                PATH,
                Replies.status(504, "Timeout", "Timeout: request did not complete within requested timeout - context deadline exceeded"),
                Replies.status(500, "InternalError", "etcdserver: request timed out"),
                Replies.status(502, "", ""),
                Replies.status(504, "Timeout", "Timeout: request did not complete"));
        for (int i = 0; i < 3; i++) {
            assertEquals(ProblemCode.OUTCOME_UNKNOWN, problem(() -> cluster.write(merge(), false)).code());
        }
        assertEquals(ProblemCode.SERVER_ERROR, problem(() -> cluster.write(merge(), true)).code(), "a rehearsal leaves no trace");
    }

    @Test
    void aLostConnectionLeavesTheOutcomeUnknown() {
        api.on(PATH, Replies.hangUp());
        assertEquals(ProblemCode.OUTCOME_UNKNOWN, problem(() -> cluster.write(merge(), false)).code());
        assertEquals(1, api.asked(PATH).size());
    }

    @Test
    void aConnectionThatWasNeverMadeLeavesNoDoubt() {
        try (KubernetesCluster absent = Api.cluster(URI.create("http://no-such-host.invalid"))) {
            assertEquals(ProblemCode.NAME_UNKNOWN, problem(() -> absent.write(merge(), false)).code());
        }
    }

    @Test
    void onlyARehearsalIsSentAgainAfterSigningInAnew() {
        AtomicInteger signIns = new AtomicInteger();
        Credentials renewing = new Credentials() {
            @Override
            public Credential current() {
                return new Credential(Optional.of("Bearer " + signIns.get()), Optional.empty());
            }

            @Override
            public boolean refresh(Credential rejected) {
                signIns.incrementAndGet();
                return true;
            }
        };
        try (KubernetesCluster renewed = Api.cluster(Api.access(api.uri(), renewing))) {
            Reply rejected = Replies.status(401, "Unauthorized", "Unauthorized");
            api.on(PATH, rejected, Replies.json(OBJECT), rejected, Replies.json(OBJECT));
            assertInstanceOf(WriteResult.Accepted.class, renewed.write(merge(), true));
            assertEquals(ProblemCode.SIGNED_OUT, problem(() -> renewed.write(merge(), false)).code());
            assertEquals(3, api.asked(PATH).size());
            assertInstanceOf(WriteResult.Accepted.class, renewed.write(merge(), false));
            assertEquals("Bearer 2", api.asked(PATH).getLast().header("Authorization"));
        }
    }

    @Test
    void aRedirectedWriteGoesNowhere() {
        try (ScriptedApi elsewhere = ScriptedApi.start()) {
            api.on(PATH, Replies.answer(307, "text/plain", "", "Location: " + elsewhere.uri() + PATH));
            assertEquals(ProblemCode.REDIRECTED, problem(() -> cluster.write(merge(), false)).code());
            assertFalse(elsewhere.asked().iterator().hasNext());
        }
    }
}
