package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Plugin {@code ServiceAccount}: every pod runs as an account that exists, and its containers find the account's token. */
final class ServiceAccountMount implements Admission {

    private static final String PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final String PREFIX = "kube-api-access-";
    /** A little over an hour, so that nobody takes it for the hour that a token must at least hold. */
    private static final long TOKEN_SECONDS = 3607;

    private final Supplier<String> suffixes;

    /** @param suffixes five letters, others each time */
    ServiceAccountMount(Supplier<String> suffixes) {
        this.suffixes = suffixes;
    }

    @Override
    public Document mutate(Request request, Document pod) {
        if (request.operation() != Operation.CREATE || !request.isFor("pods") || pod.tree().has("metadata", "annotations", "kubernetes.io/config.mirror")) {
            return pod;
        }
        String given = pod.tree().text("spec", "serviceAccountName");
        String name = given.isEmpty() ? "default" : given;
        String namespace = request.target().namespace();
        Document account = request.cluster().get("serviceaccounts", namespace, name).orElseThrow(() -> Refusal.forbidden(
                request.target().resource().kind(),
                pod.name(),
                "error looking up service account " + namespace + "/" + name + ": serviceaccount \"" + name + "\" not found"));
        Map<String, Object> fields = Edit.with(pod.fields(), name, "spec", "serviceAccountName");
        fields = Edit.with(fields, name, "spec", "serviceAccount");
        if (pod.tree().list("spec", "imagePullSecrets").isEmpty() && !account.tree().list("imagePullSecrets").isEmpty()) {
            fields = Edit.with(fields, account.tree().list("imagePullSecrets"), "spec", "imagePullSecrets");
        }
        Document named = Document.of(fields);
        return wantsToken(account, pod) ? mounted(named) : named;
    }

    private static boolean wantsToken(Document account, Document pod) {
        Optional<Object> own = pod.tree().at("spec", "automountServiceAccountToken");
        return !Boolean.FALSE.equals(own.or(() -> account.tree().at("automountServiceAccountToken")).orElse(true));
    }

    private Document mounted(Document pod) {
        List<Tree> volumes = pod.tree().trees("spec", "volumes");
        Optional<String> existing = volumes.stream().map(volume -> volume.text("name")).filter(name -> name.startsWith(PREFIX)).findFirst();
        String volume = existing.orElseGet(() -> PREFIX + suffixes.get());
        Map<String, Object> fields = pod.fields();
        boolean used = false;
        for (String list : List.of("initContainers", "containers")) {
            List<Map<String, Object>> containers = new ArrayList<>();
            for (Tree container : pod.tree().trees("spec", list)) {
                boolean has = container.trees("volumeMounts").stream().anyMatch(mount -> mount.text("mountPath").equals(PATH));
                used |= !has;
                containers.add(has ? container.fields() : withMount(container, volume));
            }
            if (!containers.isEmpty()) {
                fields = Edit.with(fields, containers, "spec", list);
            }
        }
        return Document.of(used && existing.isEmpty() ? Edit.with(fields, Edit.plus(volumes.stream().map(Tree::fields).toList(), volume(volume)), "spec", "volumes") : fields);
    }

    private static Map<String, Object> withMount(Tree container, String volume) {
        Map<String, Object> mount = Edit.object("name", volume, "readOnly", true, "mountPath", PATH);
        return Edit.with(container.fields(), Edit.plus(container.list("volumeMounts"), mount), "volumeMounts");
    }

    private static Map<String, Object> volume(String name) {
        Map<String, Object> token = Edit.object("expirationSeconds", TOKEN_SECONDS, "path", "token");
        Map<String, Object> certificate = Edit.object("name", "kube-root-ca.crt", "items", List.of(Edit.object("key", "ca.crt", "path", "ca.crt")));
        Map<String, Object> namespace = Edit.object("items", List.of(Edit.object(
                "path", "namespace", "fieldRef", Edit.object("apiVersion", "v1", "fieldPath", "metadata.namespace"))));
        List<Map<String, Object>> sources = List.of(
                Edit.object("serviceAccountToken", token), Edit.object("configMap", certificate), Edit.object("downwardAPI", namespace));
        return Edit.object("name", name, "projected", Edit.object("sources", sources, "defaultMode", 420));
    }
}
