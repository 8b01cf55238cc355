package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Locale;

/** Why an image does not come, by what registries and container runtimes say. */
final class ImageTrouble {

    /** A word of a message and the rule that it points to; the first that is found counts. */
    private record Sign(String words, String rule) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("toomanyrequests", "image.limit"),
            new Sign("unauthorized", "image.denied"),
            new Sign("authentication required", "image.denied"),
            new Sign("authorization failed", "image.denied"),
            new Sign("access denied", "image.denied"),
            new Sign("no basic auth", "image.denied"),
            new Sign("403 forbidden", "image.denied"),
            new Sign("no match for platform", "image.platform"),
            new Sign("exec format error", "image.platform"),
            new Sign("not found", "image.missing"),
            new Sign("manifest unknown", "image.missing"),
            new Sign("does not exist", "image.missing"),
            new Sign("no such host", "image.unreachable"),
            new Sign("connection refused", "image.unreachable"),
            new Sign("i/o timeout", "image.unreachable"),
            new Sign("deadline exceeded", "image.unreachable"),
            new Sign("failed to resolve", "image.unreachable"),
            new Sign("x509", "image.unreachable"),
            new Sign("no space left", "image.disk"));

    private ImageTrouble() {}

    /** Arguments: container, image. */
    static Diagnosis of(Document pod, Tree status, Scene scene) {
        Tree waiting = status.tree("state", "waiting");
        String said = said(pod, waiting, scene);
        String rule = switch (waiting.text("reason")) {
            case "InvalidImageName" -> "image.name";
            case "ErrImageNeverPull" -> "image.never";
            default -> SIGNS.stream().filter(sign -> said.toLowerCase(Locale.ROOT).contains(sign.words())).map(Sign::rule).findFirst().orElse("image.other");
        };
        return Diagnosis.bad(rule, Objects.ref(pod), status.text("name"), status.text("image"))
                .proven(new Evidence(Evidence.What.EVENT, Objects.ref(pod), waiting.text("reason"), said))
                .mended(new Remedy(Way.IMAGE, Objects.changeable(pod, scene)))
                .mended(Objects.rollBack(pod, scene));
    }

    /** While it backs off, the container only says that it does; the warning before says why. */
    private static String said(Document pod, Tree waiting, Scene scene) {
        return scene.warnings(pod).stream()
                .filter(event -> event.tree().text("reason").equals("Failed") && event.tree().text("message").startsWith("Failed to pull"))
                .map(event -> event.tree().text("message"))
                .findFirst()
                .orElse(waiting.text("message"));
    }
}
