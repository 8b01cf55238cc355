package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Practice.mend;
import static dev.pilothouse.guide.deploy.Situation.spot;

import dev.pilothouse.guide.deploy.Workload.Container;
import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a workload takes from other objects, and whether it is there: configuration, secrets, claims, its account. */
final class ReferencePractice {

    private final Situation situation;
    private final Practice practice;

    ReferencePractice(Situation situation, Practice practice) {
        this.situation = situation;
        this.practice = practice;
    }

    void look() {
        for (Workload workload : situation.workloads()) {
            for (Container container : workload.containers()) {
                environment(workload, container);
            }
            volumes(workload);
            account(workload);
            pullSecrets(workload);
        }
    }

    private void environment(Workload workload, Container container) {
        List<Tree> variables = container.tree().trees("env");
        for (int i = 0; i < variables.size(); i++) {
            Spot spot = spot(workload, workload.path(container, "env", i, "valueFrom"));
            data(workload, "ConfigMap", variables.get(i).tree("valueFrom", "configMapKeyRef"), spot.then("configMapKeyRef"));
            data(workload, "Secret", variables.get(i).tree("valueFrom", "secretKeyRef"), spot.then("secretKeyRef"));
        }
        List<Tree> maps = container.tree().trees("envFrom");
        for (int i = 0; i < maps.size(); i++) {
            Spot spot = spot(workload, workload.path(container, "envFrom", i));
            data(workload, "ConfigMap", maps.get(i).tree("configMapRef"), spot.then("configMapRef"));
            data(workload, "Secret", maps.get(i).tree("secretRef"), spot.then("secretRef"));
        }
    }

    /**
     * @param reference with a name, perhaps a key, and perhaps the word that it need not be there
     */
    private void data(Workload workload, String kind, Tree reference, Spot spot) {
        String name = reference.text("name");
        String key = reference.text("key");
        if (reference.isTrue("optional") || name.isEmpty()) {
            return;
        }
        if (situation.isMissing(kind, name)) {
            practice.warn(spot.then("name"), "no-object", List.of(kind, name), add(workload, kind, name, key.isEmpty() ? List.of() : List.of(key)));
            return;
        }
        Optional<Document> found = situation.find(kind, name);
        if (found.isPresent() && !key.isEmpty() && !keys(found.get()).contains(key)) {
            practice.warn(spot.then("key"), "no-key", List.of(kind, name, key), addKey(kind, name, key));
        }
    }

    private Mend add(Workload workload, String kind, String name, List<String> keys) {
        return mend("add-object", sheet -> sheet.plus(Companions.data(kind, name, situation.namespace(workload.object()), keys)), kind);
    }

    /** A key can be added where the object is in the text; in the cluster it is another change. */
    private Mend[] addKey(String kind, String name, String key) {
        return situation.parts(kind).stream()
                .filter(part -> part.document().name().equals(name))
                .findFirst()
                .map(part -> mend("add-key", sheet -> sheet.with(spot(part, kind.equals("Secret") ? "stringData" : "data", key), ""), key))
                .stream()
                .toArray(Mend[]::new);
    }

    private static List<String> keys(Document document) {
        List<String> keys = new ArrayList<>();
        List.of("data", "stringData", "binaryData").forEach(field -> keys.addAll(document.tree().tree(field).fields().keySet()));
        return keys;
    }

    private void volumes(Workload workload) {
        List<?> volumes = workload.pod().list("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            Tree volume = new Tree(Map.of("volume", volumes.get(i))).tree("volume");
            Spot spot = spot(workload, workload.shape().podPath("volumes", i));
            file(workload, "ConfigMap", volume.tree("configMap"), "name", spot.then("configMap"));
            file(workload, "Secret", volume.tree("secret"), "secretName", spot.then("secret"));
            String claim = volume.text("persistentVolumeClaim", "claimName");
            if (situation.isMissing("PersistentVolumeClaim", claim)) {
                practice.warn(spot.then("persistentVolumeClaim", "claimName"), "no-object", List.of("PersistentVolumeClaim", claim), mend(
                        "add-object", sheet -> sheet.plus(Companions.claim(claim, situation.namespace(workload.object()))), "PersistentVolumeClaim"));
            }
        }
    }

    private void file(Workload workload, String kind, Tree reference, String nameField, Spot spot) {
        String name = reference.text(nameField);
        if (reference.isTrue("optional")) {
            return;
        }
        List<String> keys = reference.trees("items").stream().map(item -> item.text("key")).toList();
        if (situation.isMissing(kind, name)) {
            practice.warn(spot.then(nameField), "no-object", List.of(kind, name), add(workload, kind, name, keys));
            return;
        }
        situation.find(kind, name).ifPresent(found -> {
            for (int i = 0; i < keys.size(); i++) {
                if (!keys(found).contains(keys.get(i))) {
                    practice.warn(spot.then("items", i, "key"), "no-key", List.of(kind, name, keys.get(i)), addKey(kind, name, keys.get(i)));
                }
            }
        });
    }

    private void account(Workload workload) {
        String name = workload.pod().text("serviceAccountName");
        if (situation.isMissing("ServiceAccount", name)) {
            practice.warn(spot(workload, workload.shape().podPath("serviceAccountName")), "no-object", List.of("ServiceAccount", name),
                    mend("add-object", sheet -> sheet.plus(Companions.account(name, situation.namespace(workload.object()))), "ServiceAccount"));
        }
    }

    private void pullSecrets(Workload workload) {
        List<Tree> secrets = workload.pod().trees("imagePullSecrets");
        for (int i = 0; i < secrets.size(); i++) {
            String name = secrets.get(i).text("name");
            Spot spot = spot(workload, workload.shape().podPath("imagePullSecrets", i));
            if (situation.isMissing("Secret", name)) {
                practice.warn(spot.then("name"), "no-pull-secret", List.of(name), mend("no-pull-secret-then", sheet -> sheet.without(spot)));
            }
        }
    }
}
