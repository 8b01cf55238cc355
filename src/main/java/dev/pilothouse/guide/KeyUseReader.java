package dev.pilothouse.guide;

import dev.pilothouse.guide.KeyUse.Way;
import dev.pilothouse.guide.KeyUse.What;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads how one object uses a Secret or ConfigMap. */
final class KeyUseReader {

    private final String name;
    private final boolean secret;
    private final List<Way> ways = new ArrayList<>();

    KeyUseReader(ResourceRef ref) {
        name = ref.name();
        secret = ref.kind().name().equals("Secret");
    }

    List<Way> pod(Tree spec) {
        List<Tree> containers = Stream.of("initContainers", "containers", "ephemeralContainers").flatMap(field -> spec.trees(field).stream()).toList();
        containers.forEach(this::variables);
        spec.trees("volumes").forEach(volume -> volume(volume, containers));
        pullSecrets(spec.trees("imagePullSecrets"));
        return ways.stream().distinct().toList();
    }

    private void variables(Tree container) {
        for (Tree variable : container.trees("env")) {
            Tree reference = variable.tree("valueFrom", secret ? "secretKeyRef" : "configMapKeyRef");
            if (reference.text("name").equals(name)) {
                ways.add(new Way(What.VARIABLE, reference.text("key"), variable.text("name")));
            }
        }
        for (Tree source : container.trees("envFrom")) {
            if (source.text(secret ? "secretRef" : "configMapRef", "name").equals(name)) {
                ways.add(new Way(What.VARIABLES, "", source.text("prefix")));
            }
        }
    }

    private void volume(Tree volume, List<Tree> containers) {
        Tree own = secret ? volume.tree("secret") : volume.tree("configMap");
        if (own.text(secret ? "secretName" : "name").equals(name)) {
            files(volume.text("name"), own.trees("items"), containers);
        }
        for (Tree source : volume.trees("projected", "sources")) {
            Tree part = source.tree(secret ? "secret" : "configMap");
            if (part.text("name").equals(name)) {
                files(volume.text("name"), part.trees("items"), containers);
            }
        }
    }

    /** Without items each key is a file of its name. */
    private void files(String volume, List<Tree> items, List<Tree> containers) {
        for (Tree container : containers) {
            for (Tree mount : container.trees("volumeMounts")) {
                if (mount.text("name").equals(volume)) {
                    mount(mount, items);
                }
            }
        }
    }

    private void mount(Tree mount, List<Tree> items) {
        String folder = mount.text("mountPath");
        String single = mount.text("subPath");
        if (!single.isEmpty()) {
            String key = items.stream().filter(item -> item.text("path").equals(single)).findFirst().map(item -> item.text("key")).orElse(single);
            ways.add(new Way(What.FIXED_FILE, key, folder));
        } else if (items.isEmpty()) {
            ways.add(new Way(What.FILES, "", folder));
        } else {
            items.forEach(item -> ways.add(new Way(What.FILE, item.text("key"), (folder.endsWith("/") ? folder : folder + "/") + item.text("path"))));
        }
    }

    private void pullSecrets(List<Tree> secrets) {
        if (secret && secrets.stream().anyMatch(pull -> pull.text("name").equals(name))) {
            ways.add(new Way(What.PULL, "", ""));
        }
    }

    List<Way> account(Tree account) {
        pullSecrets(account.trees("imagePullSecrets"));
        if (secret && account.trees("secrets").stream().anyMatch(named -> named.text("name").equals(name))) {
            ways.add(new Way(What.ACCOUNT, "", ""));
        }
        return ways;
    }

    List<Way> ingress(Tree ingress) {
        for (Tree tls : ingress.trees("spec", "tls")) {
            if (secret && tls.text("secretName").equals(name)) {
                ways.add(new Way(What.CERTIFICATE, "", String.join(", ", tls.list("hosts").stream().map(String::valueOf).toList())));
            }
        }
        return ways;
    }
}
