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
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A container with a shell beside those of a running pod, as {@code kubectl debug} adds it: for images that have none. It sees the network
 * of the pod, and the processes of the container that it is for.
 */
public final class DebugGuide implements Guide {

    /** Small images with a shell, the first of them taken unless another is chosen. */
    static final List<String> IMAGES = List.of("busybox:1.37", "alpine:3.22", "nicolaka/netshoot:v0.14");

    private static final String HELPERS = "ephemeralContainers";

    @Override
    public String key() {
        return "guide.debug";
    }

    @Override
    public String icon() {
        return "mdi2b-bug-outline";
    }

    @Override
    public Size size() {
        return Size.DRAWER;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.POD);
    }

    @Override
    public Sheet start(Subject subject) {
        Document pod = subject.live().orElseThrow();
        Sheet sheet = Sheet.of(subject, pod);
        List<Object> helpers = new ArrayList<>(pod.tree().list("spec", HELPERS));
        List<String> containers = names(pod.tree(), "containers");
        helpers.add(Known.map(
                "name", freeName(pod.tree()),
                "image", IMAGES.getFirst(),
                "stdin", true,
                "tty", true,
                "targetContainerName", containers.isEmpty() ? "" : containers.getFirst()));
        return sheet.with(Spot.at(0, "spec", HELPERS), helpers);
    }

    /** Returns the sheet with another image. */
    public static Sheet withImage(Sheet sheet, String image) {
        return sheet.with(added(sheet).then("image"), image);
    }

    /** Returns the sheet for another container of the pod. */
    public static Sheet forContainer(Sheet sheet, String container) {
        return sheet.with(added(sheet).then("targetContainerName"), container);
    }

    private static String freeName(Tree pod) {
        List<String> taken = Stream.of("containers", "initContainers", HELPERS).flatMap(group -> names(pod, group).stream()).toList();
        int number = 1;
        while (taken.contains("debugger-" + number)) {
            number++;
        }
        return "debugger-" + number;
    }

    private static List<String> names(Tree pod, String group) {
        return pod.trees("spec", group).stream().map(container -> container.text("name")).toList();
    }

    /** The newest is the last. */
    private static Spot added(Sheet sheet) {
        return Spot.at(0, "spec", HELPERS, Math.max(0, sheet.size(Spot.at(0, "spec", HELPERS)) - 1));
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        Spot spot = added(sheet);
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("capabilities", Known.map("add", List.of("SYS_PTRACE")));
        return List.of(Section.of(
                "guide.debug.container",
                Section.plain(sheet.text(spot.then("name"))),
                Field.name("guide.debug.image", spot.then("image"), IMAGES, Checks.IMAGE).needed(),
                Field.name("guide.debug.target", spot.then("targetContainerName"), names(sheet.tree(0), "containers")),
                Field.text("guide.debug.name", spot.then("name"), Checks.LABEL_NAME).needed(),
                Field.texts("guide.debug.command", spot.then("command")),
                Field.part("guide.debug.trace", sheet, spot.then("securityContext"), trace)));
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        Spot name = added(sheet).then("name");
        Tree pod = sheet.tree(0);
        long same = Stream.of("containers", "initContainers", HELPERS)
                .flatMap(group -> names(pod, group).stream())
                .filter(sheet.text(name)::equals)
                .count();
        if (same > 1) {
            remarks.add(Remark.at(name, Effect.error("guide.debug.taken", sheet.text(name))));
        }
        remarks.add(Remark.of(Effect.note("guide.debug.stays")));
        return remarks;
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("debug", List.of(sheet.text(added(sheet).then("name")), sheet.subject().ref().orElseThrow().name()));
    }
}
