package dev.pilothouse.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.KeyUse.Way;
import dev.pilothouse.guide.KeyUse.What;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.Yaml;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyUseTest {

    private static final ResourceRef SECRET = new ResourceRef(BuiltIn.SECRET, "shop", "credentials");

    private static final Document PAYMENTS = read("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: payments, namespace: shop}
            spec:
              template:
                spec:
                  imagePullSecrets: [{name: other}, {name: credentials}]
                  initContainers:
                  - name: init
                    envFrom: [{prefix: P_, secretRef: {name: credentials}}, {configMapRef: {name: credentials}}]
                  containers:
                  - name: app
                    env:
                    - {name: API_KEY, valueFrom: {secretKeyRef: {name: credentials, key: api-key}}}
                    - {name: OTHER, valueFrom: {secretKeyRef: {name: other, key: api-key}}}
                    volumeMounts:
                    - {name: keys, mountPath: /etc/keys}
                    - {name: all, mountPath: /all}
                    - {name: all, mountPath: /one, subPath: ca.crt}
                  volumes:
                  - {name: keys, projected: {sources: [{secret: {name: credentials, items: [{key: webhook, path: webhook.key}]}}, {secret: {name: other}}]}}
                  - {name: all, secret: {secretName: credentials}}
            """);
    private static final Document POD = read("""
            apiVersion: v1
            kind: Pod
            metadata: {name: payments-1, namespace: shop, ownerReferences: [{kind: ReplicaSet, name: payments-x, controller: true}]}
            spec: {imagePullSecrets: [{name: credentials}]}
            """);
    private static final Document INGRESS = read("""
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: shop, namespace: shop}
            spec: {tls: [{hosts: [shop.localhost], secretName: credentials}]}
            """);
    private static final Document ACCOUNT = read("""
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: default, namespace: shop}
            imagePullSecrets: [{name: credentials}]
            """);

    private final Keys immutable = Keys.of(
            read("""
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: credentials, namespace: shop, uid: u, labels: {app: shop}, ownerReferences: [{kind: X, name: x}]}
                    type: Opaque
                    immutable: true
                    data: {api-key: YQ==}
                    """),
            SECRET);

    @Test
    void findsEveryWayAndLeavesPodsToTheirWorkload() {
        List<KeyUse> uses = KeyUse.of(SECRET, List.of(PAYMENTS, POD, INGRESS, ACCOUNT));
        assertEquals(List.of("deployment/payments", "ingress/shop", "serviceaccount/default"), uses.stream().map(use -> use.user().shortName()).toList());
        assertEquals(
                List.of(
                        new Way(What.VARIABLES, "", "P_"),
                        new Way(What.VARIABLE, "api-key", "API_KEY"),
                        new Way(What.FILE, "webhook", "/etc/keys/webhook.key"),
                        new Way(What.FILES, "", "/all"),
                        new Way(What.FIXED_FILE, "ca.crt", "/one"),
                        new Way(What.PULL, "", "")),
                uses.getFirst().ways());
        assertTrue(uses.getFirst().needsRestart());
        assertEquals(List.of(new Way(What.CERTIFICATE, "", "shop.localhost")), uses.get(1).ways());
        assertFalse(uses.get(1).needsRestart());
    }

    @Test
    void aConfigMapOfTheSameNameIsAnother() {
        List<KeyUse> uses = KeyUse.of(new ResourceRef(BuiltIn.CONFIG_MAP, "shop", "credentials"), List.of(PAYMENTS, INGRESS, ACCOUNT));
        assertEquals(List.of(new Way(What.VARIABLES, "", "")), uses.getFirst().ways());
        assertEquals(1, uses.size());
    }

    @Test
    void aRestartIsPartOfTheSameDraft() {
        Draft draft = KeyRestart.with(
                immutable.with("api-key", Content.ofText("b")).draft(), List.of(KeyUse.of(SECRET, List.of(PAYMENTS)).getFirst().user()), Instant.EPOCH);
        assertEquals(List.of("secret/credentials", "deployment/payments"), draft.wishes().stream().map(wish -> wish.ref().shortName()).toList());
        assertTrue(draft.wishes().get(1).toString().contains("restartedAt=1970-01-01T00:00:00Z"), draft.toString());
    }

    @Test
    void anImmutableOneIsCopiedAndEveryUserLedToTheCopyAndNothingElseChanged() {
        KeyCopy copy = new KeyCopy(immutable.with("api-key", Content.ofText("b")), "credentials-2", List.of(PAYMENTS, POD, INGRESS, ACCOUNT));
        Draft draft = copy.draft();
        Wish.Put put = (Wish.Put) draft.wishes().getFirst();
        assertEquals("""
                apiVersion: v1
                kind: Secret
                metadata:
                  name: credentials-2
                  namespace: shop
                  labels:
                    app: shop
                type: Opaque
                immutable: true
                data:
                  api-key: Yg==
                """, Yaml.write(put.document().tree()));
        assertEquals(4, draft.wishes().size(), "a pod cannot be led elsewhere");
        Wish.Restore led = (Wish.Restore) draft.wishes().get(1);
        assertEquals(PAYMENTS, led.after());
        assertEquals(List.of(), KeyUse.of(SECRET, List.of(led.before())));
        assertEquals(
                KeyUse.of(SECRET, List.of(PAYMENTS)).getFirst().ways(),
                KeyUse.of(new ResourceRef(BuiltIn.SECRET, "shop", "credentials-2"), List.of(led.before())).getFirst().ways());
        assertEquals(
                List.of(), Fields.changed(PAYMENTS.tree(), led.before().tree()).stream().filter(path -> !path.startsWith(".spec.template.spec.")).toList());
        assertEquals(1, Yaml.write(led.before().tree()).split("name: credentials\n", -1).length - 1, "only the ConfigMap of that name");
    }

    @Test
    void onlyThoseThatReadAChangedKeyOnceAreConcerned() {
        List<KeyUse> uses = KeyUse.of(SECRET, List.of(PAYMENTS, INGRESS, ACCOUNT));
        assertEquals(List.of(uses.getFirst().user()), KeyRestart.concerned(immutable.with("new", Content.EMPTY), uses), "it reads all keys as variables");
        assertEquals(List.of(), KeyRestart.concerned(immutable, uses), "nothing is changed");
        assertEquals(List.of(), KeyRestart.concerned(immutable.with("new", Content.EMPTY), uses.subList(1, 3)));
    }

    @Test
    void aFreeNameCountsOn() {
        assertEquals("a-2", KeyCopy.freeName("a", List.of()));
        assertEquals("a-4", KeyCopy.freeName("a-2", List.of("a-3")));
        assertEquals("web-config-2", KeyCopy.freeName("web-config", List.of()));
    }

    private static Document read(String yaml) {
        return Yaml.read(yaml).getFirst().document().orElseThrow();
    }

    @Test
    void whoCannotBeLedToACopyIsLeftOutAndCanBeNamed() {
        Document bare = read("""
                apiVersion: v1
                kind: Pod
                metadata: {name: bare, namespace: shop}
                spec: {imagePullSecrets: [{name: credentials}]}
                """);
        Document job = read("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: once, namespace: shop}
                spec: {template: {spec: {imagePullSecrets: [{name: credentials}]}}}
                """);
        List<Document> around = List.of(PAYMENTS, bare, job, POD);
        List<KeyUse> uses = KeyUse.of(SECRET, around);
        assertEquals(List.of("pod/bare", "job/once"), uses.stream().filter(use -> !use.canBeLed()).map(use -> use.user().shortName()).toList());
        Draft draft = KeyCopy.of(immutable, "credentials-2", uses, around).draft();
        assertEquals(List.of("secret/credentials-2", "deployment/payments"), draft.wishes().stream().map(wish -> wish.ref().shortName()).toList());
    }
}
