package dev.pilothouse.change;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.cluster.Write.Dependents;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.MergePatch;

/** The docker command that does what a wish for a thing of a container engine wants. */
final class DockerCommands {

    private DockerCommands() {}

    static String of(Wish wish) {
        String name = KubectlScript.quoted(wish.ref().name());
        return switch (wish) {
            case Wish.SetFields set -> container(set.fields(), name);
            case Wish.Restore restore ->
                container(MergePatch.diff(ObjectForms.comparable(restore.after()), ObjectForms.comparable(restore.before())), name);
            case Wish.Put put -> container(put.document().tree(), name);
            case Wish.Remove remove -> remove(remove, name);
            case Wish.Evict evict -> throw new IllegalArgumentException("nothing is evicted from an engine: " + evict.ref());
        };
    }

    private static String container(Tree fields, String name) {
        Tree spec = fields.tree("spec");
        String policy = spec.text("restartPolicy", "name");
        if (!policy.isEmpty() && !spec.has("state")) {
            return "docker update --restart " + KubectlScript.quoted(policy) + " " + name;
        }
        return switch (spec.text("state")) {
            case "running" -> "docker start " + name;
            case "paused" -> "docker pause " + name;
            case "stopped" -> "docker stop " + name;
            default -> "docker restart " + name;
        };
    }

    private static String remove(Wish.Remove remove, String name) {
        return switch (remove.ref().kind().name()) {
            case "Container" -> "docker rm " + (remove.dependents() == Dependents.AFTER ? "--volumes " : "") + name;
            case "Image" -> "docker rmi " + name;
            case "Network" -> "docker network rm " + name;
            case "Volume" -> "docker volume rm " + name;
            default -> "docker builder prune --all --force";
        };
    }
}
