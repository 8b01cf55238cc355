package dev.pilothouse.guide.object;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pod with all rights on one node, whose disk it has at {@code /host}: the profile {@code sysadmin} of {@code kubectl debug node}. It ends
 * by itself after some hours, so that none is forgotten.
 */
public final class NodeShellGuide implements Guide {

    /** Pods that were made for this have it as a label. */
    public static final String LABEL = "pilothouse.dev/node-shell";

    private static final long LIFE_SECONDS = 4 * 3600;
    private static final int LONGEST_NAME = 63;
    private static final String HOME = "default";

    private static final Spot SPEC = Spot.at(0, "spec");
    private static final Spot IMAGE = SPEC.then("containers", 0, "image");
    private static final Spot NAME = Spot.at(0, "metadata", "name");
    private static final Spot NAMESPACE = Spot.at(0, "metadata", "namespace");

    @Override
    public String key() {
        return "guide.node-shell";
    }

    @Override
    public String icon() {
        return "mdi2c-console";
    }

    @Override
    public Size size() {
        return Size.DRAWER;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.NODE);
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return List.of(BuiltIn.NAMESPACE);
    }

    @Override
    public Sheet start(Subject subject) {
        return Sheet.of(subject, pod(subject.live().orElseThrow().name()));
    }

    /** Returns the sheet with another image. */
    public static Sheet withImage(Sheet sheet, String image) {
        return sheet.with(IMAGE, image);
    }

    private static Document pod(String node) {
        String name = "node-shell-" + node;
        String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("[-.]+$", "");
        Map<String, Object> container = Known.map(
                "name", "shell",
                "image", DebugGuide.IMAGES.getFirst(),
                "command", List.of("sleep", Long.toString(LIFE_SECONDS)),
                "securityContext", Known.map("privileged", true),
                "volumeMounts", List.of(Known.map("name", "host", "mountPath", "/host")));
        return Document.of(Known.map(
                "apiVersion", "v1",
                "kind", "Pod",
                "metadata", Known.map("name", cut, "namespace", HOME, "labels", Known.map(LABEL, "true")),
                "spec", Known.map(
                        "nodeName", node,
                        "hostPID", true,
                        "hostNetwork", true,
                        "hostIPC", true,
                        "restartPolicy", "Never",
                        "activeDeadlineSeconds", LIFE_SECONDS,
                        "terminationGracePeriodSeconds", 0L,
                        "automountServiceAccountToken", false,
                        "tolerations", List.of(Known.map("operator", "Exists")),
                        "containers", List.of(container),
                        "volumes", List.of(Known.map("name", "host", "hostPath", Known.map("path", "/"))))));
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        return List.of(Section.of(
                "guide.node-shell.pod",
                Section.plain(sheet.text(NAME)),
                Field.name("guide.node-shell.image", IMAGE, DebugGuide.IMAGES, Checks.IMAGE).needed(),
                Field.name("guide.node-shell.namespace", NAMESPACE, sheet.subject().names(BuiltIn.NAMESPACE), Checks.LABEL_NAME).needed(),
                Field.text("guide.node-shell.name", NAME, Checks.LABEL_NAME).needed(),
                Field.whole("guide.node-shell.life", SPEC.then("activeDeadlineSeconds"), 60, 86_400)));
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        sheet.subject().around(BuiltIn.NAMESPACE).stream()
                .filter(namespace -> namespace.name().equals(sheet.text(NAMESPACE)))
                .map(namespace -> namespace.tree().text("metadata", "labels", "pod-security.kubernetes.io/enforce"))
                .filter(level -> level.equals("baseline") || level.equals("restricted"))
                .forEach(level -> remarks.add(Remark.at(NAMESPACE, Effect.warning("guide.node-shell.refused", sheet.text(NAMESPACE), level))));
        remarks.add(Remark.of(Effect.warning("guide.node-shell.all-rights", sheet.subject().ref().orElseThrow().name())));
        remarks.add(Remark.of(Effect.note("guide.node-shell.ends")));
        return remarks;
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("node-shell", List.of(sheet.subject().ref().orElseThrow().name()));
    }
}
