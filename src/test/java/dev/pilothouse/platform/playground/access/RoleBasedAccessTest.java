package dev.pilothouse.platform.playground.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.SimulatedCluster;
import dev.pilothouse.platform.playground.control.cluster.AggregatedRoles;
import dev.pilothouse.platform.playground.control.cluster.Bootstrap;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.registry.WriteOptions;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Expected texts are those of a real API server 1.34. */
class RoleBasedAccessTest {

    private static final Caller BOB = new Caller("bob", List.of("system:authenticated"), "kubectl");

    private final AtomicReference<RoleBasedAccess> late = new AtomicReference<>();
    private final SimulatedCluster cluster = new SimulatedCluster(new Escalation(late::get));
    private final RoleBasedAccess access = new RoleBasedAccess(cluster.objects);
    private final AccountTokens tokens = new AccountTokens(new byte[32], cluster.agenda);
    private final Reviews reviews = new Reviews(access, tokens, cluster.objects, cluster.agenda);

    @BeforeEach
    void start() {
        late.set(access);
        cluster.with((objects, _) -> new AggregatedRoles(objects));
        Bootstrap bootstrap = new Bootstrap(cluster.objects);
        bootstrap.run();
        bootstrap.service("172.18.0.2", 6443);
        cluster.agenda.settle();
    }

    @AfterEach
    void end() {
        access.close();
        cluster.close();
    }

    private static Attributes pods(String verb, String namespace) {
        return new Attributes(verb, "", "pods", "", namespace, "", "");
    }

    private boolean may(Caller caller, Attributes wish) {
        return access.decide(caller, wish).allowed();
    }

    private void bind(String kind, String role, String subject) {
        cluster.create("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b-" + role + ", namespace: shop}, roleRef: "
                + "{apiGroup: rbac.authorization.k8s.io, kind: " + kind + ", name: " + role + "}, subjects: [" + subject + "]}");
    }

    @Test
    void grantsAnAggregatedRoleInItsNamespaceAlone() {
        bind("ClusterRole", "view", "{kind: User, name: bob, apiGroup: rbac.authorization.k8s.io}");
        assertTrue(may(BOB, pods("list", "shop")));
        assertTrue(may(BOB, new Attributes("get", "", "pods", "log", "shop", "a", "")));
        assertFalse(may(BOB, pods("list", "other")));
        assertFalse(may(BOB, pods("list", "")));
        assertFalse(may(BOB, pods("delete", "shop")));
        assertFalse(may(BOB, new Attributes("list", "", "secrets", "", "shop", "", "")));
        assertEquals("RBAC: allowed by RoleBinding \"b-view/shop\" of ClusterRole \"view\" to User \"bob\"", access.decide(BOB, pods("list", "shop")).reason());
    }

    @Test
    void takesARightBackWithItsBinding() {
        bind("ClusterRole", "edit", "{kind: Group, name: dev, apiGroup: rbac.authorization.k8s.io}");
        Caller developer = new Caller("ann", List.of("dev"), "kubectl");
        assertTrue(may(developer, pods("create", "shop")));
        cluster.delete("rolebindings.rbac.authorization.k8s.io", "b-edit", Propagation.BACKGROUND);
        assertFalse(may(developer, pods("create", "shop")));
    }

    @Test
    void knowsNamesWildcardsAndSubresources() {
        cluster.create("{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: shop}, rules: ["
                + "{apiGroups: [''], resources: [configmaps], resourceNames: [one], verbs: [get]}, {apiGroups: ['*'], resources: ['*/scale'], verbs: [update]}]}");
        bind("Role", "r", "{kind: ServiceAccount, name: robot, namespace: other}");
        Caller robot = new Caller("system:serviceaccount:other:robot", List.of(), "");
        assertTrue(may(robot, new Attributes("get", "", "configmaps", "", "shop", "one", "")));
        assertFalse(may(robot, new Attributes("get", "", "configmaps", "", "shop", "two", "")));
        assertFalse(may(robot, new Attributes("list", "", "configmaps", "", "shop", "", "")));
        assertTrue(may(robot, new Attributes("update", "apps", "deployments", "scale", "shop", "web", "")));
        assertFalse(may(robot, new Attributes("update", "apps", "deployments", "", "shop", "web", "")));
    }

    @Test
    void letsEverybodyDiscoverAndMastersDoAll() {
        assertTrue(may(BOB, new Attributes("get", "", "", "", "", "", "/apis/apps")));
        assertFalse(may(BOB, new Attributes("get", "", "", "", "", "", "/metrics")));
        assertTrue(may(new Caller("root", List.of("system:masters"), ""), new Attributes("delete", "x", "y", "z", "n", "m", "")));
    }

    @Test
    void saysWhatIsForbiddenAsTheRealServer() {
        assertEquals("pods is forbidden: User \"bob\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"",
                Forbidden.refusal(BOB, pods("list", "default"), "").getMessage());
        assertEquals("clusterroles.rbac.authorization.k8s.io \"x\" is forbidden: User \"bob\" cannot get resource \"clusterroles\" in API group "
                        + "\"rbac.authorization.k8s.io\" at the cluster scope",
                Forbidden.refusal(BOB, new Attributes("get", "rbac.authorization.k8s.io", "clusterroles", "", "", "x", ""), "").getMessage());
        assertEquals("forbidden: User \"bob\" cannot get path \"/metrics\"",
                Forbidden.refusal(BOB, new Attributes("get", "", "", "", "", "", "/metrics"), "").getMessage());
    }

    @Test
    void letsNobodyGrantMoreThanTheyHold() {
        Refusal refusal = assertThrows(Refusal.class, () -> cluster.createAs(BOB, "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, "
                + "metadata: {name: esc-r, namespace: shop}, rules: [{verbs: [create, get], apiGroups: ['', apps], resources: [pods, pods/log]}, "
                + "{verbs: [get], apiGroups: [''], resources: [nodes], resourceNames: [a]}]}"));
        assertEquals("""
                roles.rbac.authorization.k8s.io "esc-r" is forbidden: user "bob" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:
                {APIGroups:[""], Resources:["nodes"], ResourceNames:["a"], Verbs:["get"]}
                {APIGroups:[""], Resources:["pods"], Verbs:["create" "get"]}
                {APIGroups:[""], Resources:["pods/log"], Verbs:["create" "get"]}
                {APIGroups:["apps"], Resources:["pods"], Verbs:["create" "get"]}
                {APIGroups:["apps"], Resources:["pods/log"], Verbs:["create" "get"]}""", refusal.getMessage());
    }

    @Test
    void letsThemBindWhatTheyHold() {
        bind("ClusterRole", "view", "{kind: User, name: bob, apiGroup: rbac.authorization.k8s.io}");
        String binding = "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: mine, namespace: shop}, roleRef: "
                + "{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %s}, subjects: []}";
        assertThrows(Refusal.class, () -> cluster.createAs(BOB, binding.formatted("edit")));
        cluster.createAs(BOB, binding.formatted("view"));
    }

    @Test
    void impersonatesWhereRolesAllowIt() {
        Impersonation impersonation = new Impersonation(access);
        assertEquals("users \"ann\" is forbidden: User \"bob\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope",
                assertThrows(Refusal.class, () -> impersonation.as(BOB, "ann", List.of())).getMessage());
        assertEquals(List.of("dev", "system:authenticated"), impersonation.as(SimulatedCluster.ADMIN, "ann", List.of("dev")).groups());
        assertEquals(List.of("system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"),
                impersonation.as(SimulatedCluster.ADMIN, "system:serviceaccount:shop:default", List.of()).groups());
    }

    private Tree ask(Caller caller, String kind, Object... spec) {
        Document question = Document.of(Edit.object("apiVersion", "authorization.k8s.io/v1", "kind", kind, "spec", Edit.object(spec)));
        return reviews.answer(caller, kind, "shop", question).orElseThrow().tree().tree("status");
    }

    @Test
    void answersReviews() {
        bind("ClusterRole", "view", "{kind: User, name: bob, apiGroup: rbac.authorization.k8s.io}");
        Object wish = Edit.object("verb", "list", "resource", "pods", "namespace", "shop");
        assertTrue(ask(BOB, "SelfSubjectAccessReview", "resourceAttributes", wish).isTrue("allowed"));
        assertFalse(ask(BOB, "SubjectAccessReview", "user", "eve", "resourceAttributes", wish).isTrue("allowed"));
        assertTrue(ask(BOB, "SelfSubjectRulesReview", "namespace", "shop").trees("resourceRules").size() > 10);
        assertEquals("bob", ask(BOB, "SelfSubjectReview").text("userInfo", "username"));
        assertEquals("invalid bearer token", ask(BOB, "TokenReview", "token", "abc").text("error"));
        assertEquals(".authorization.k8s.io \"\" is invalid: spec.user: Invalid value: \"\": at least one of user or group must be specified",
                assertThrows(Refusal.class, () -> ask(BOB, "SubjectAccessReview", "resourceAttributes", wish)).getMessage());
        assertTrue(reviews.answer(BOB, "Pod", "shop", Document.of(Edit.object())).isEmpty());
    }

    @Test
    void issuesTokensThatEnd() {
        cluster.create("{apiVersion: v1, kind: ServiceAccount, metadata: {name: robot, namespace: shop}}");
        TokenRequests requests = new TokenRequests(tokens, cluster.objects, cluster.agenda);
        String token = requests.answer("shop", "robot", Document.of(Edit.object("spec", Edit.object("expirationSeconds", 700)))).tree().text("status", "token");
        assertEquals(Optional.of("system:serviceaccount:shop:robot"), tokens.verify(token, cluster.objects).map(AccountTokens.Holder::user));
        assertTrue(tokens.verify(token + "x", cluster.objects).isEmpty());
        assertTrue(new AccountTokens(new byte[] {1}, cluster.agenda).verify(token, cluster.objects).isEmpty());
        cluster.pass(Duration.ofSeconds(699));
        assertTrue(tokens.verify(token, cluster.objects).isPresent());
        cluster.pass(Duration.ofSeconds(1));
        assertTrue(tokens.verify(token, cluster.objects).isEmpty());
        assertThrows(Refusal.class, () -> requests.answer("shop", "robot", Document.of(Edit.object("spec", Edit.object("expirationSeconds", 7)))));
    }

    @Test
    void answersTheTokenPathOfAnAccount() {
        cluster.create("{apiVersion: v1, kind: ServiceAccount, metadata: {name: robot, namespace: shop}}");
        TokenRegistry registry = new TokenRegistry(cluster.registry, new TokenRequests(tokens, cluster.objects, cluster.agenda));
        Target path = new Target(cluster.schemas.named("serviceaccounts").orElseThrow(), "shop", "robot", "token");
        Tree answer = registry.create(SimulatedCluster.ADMIN, path, Document.of(Edit.object("spec", Edit.object())), WriteOptions.by("kubectl")).object().tree();
        assertEquals("2026-01-01T01:00:00Z", answer.text("status", "expirationTimestamp"));
        assertTrue(tokens.verify(answer.text("status", "token"), cluster.objects).isPresent());
    }

    @Test
    void endsTokensWithTheirAccount() {
        Document account = cluster.create("{apiVersion: v1, kind: ServiceAccount, metadata: {name: robot, namespace: shop}}");
        String token = tokens.sign(account, List.of(), Duration.ofHours(1), Optional.empty());
        cluster.delete("serviceaccounts", "robot", Propagation.BACKGROUND);
        assertTrue(tokens.verify(token, cluster.objects).isEmpty());
    }
}
