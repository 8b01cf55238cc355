package dev.pilothouse.platform.playground.control;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.text.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A cluster in small for tests: objects in memory, a kubelet that does little, and the controllers under test, in time that is stepped. */
final class Stage implements AutoCloseable {

    static final String NAMESPACE = "shop";

    final Agenda agenda = Agenda.standing(Instant.parse("2026-01-01T00:00:00Z"), 7);
    final FakeObjects objects = new FakeObjects(agenda);
    final FakeKubelet kubelet = new FakeKubelet(objects, agenda);
    private final Controllers controllers;

    Stage(List<BiFunction<FakeObjects, Agenda, Controller>> made) {
        controllers = new Controllers(agenda, objects, made.stream().map(make -> make.apply(objects, agenda)).toList());
        kubelet.start();
        controllers.start();
    }

    /** Creates an object of a manifest in the namespace of the stage. */
    Document create(String resource, String yaml) {
        return objects.create(resource, Edit.set(read(yaml), NAMESPACE, "metadata", "namespace"));
    }

    private static Document read(String yaml) {
        return Yaml.read(yaml).getFirst().document().orElseThrow();
    }

    /** Changes the spec of an object. */
    void patch(String resource, String name, String yaml) {
        Tree patch = read("apiVersion: v1\nkind: Patch\nmetadata: {name: " + name + "}\nspec: " + yaml).tree();
        objects.patch(resource, NAMESPACE, name, Map.of("spec", patch.tree("spec").fields()));
    }

    void pass(String time) {
        agenda.step(Duration.parse("PT" + time));
    }

    Tree get(String resource, String name) {
        return objects.get(resource, NAMESPACE, name).orElseThrow().tree();
    }

    List<Document> list(String resource) {
        return objects.list(resource, NAMESPACE);
    }

    List<String> names(String resource) {
        return list(resource).stream().map(Document::name).toList();
    }

    /** Returns a condition as {@code True Reason: message}, empty when there is none. */
    String condition(String resource, String name, String type) {
        return Conditions.of(get(resource, name)).find(type)
                .map(condition -> condition.text("status") + " " + condition.text("reason") + ": " + condition.text("message"))
                .orElse("");
    }

    /** Returns what was told about an object, in the order in which it was told first, as {@code Reason: message}. */
    List<String> events(String kind, String name) {
        return list("events").stream()
                .filter(event -> event.tree().text("involvedObject", "kind").equals(kind)
                        && event.tree().text("involvedObject", "name").equals(name))
                .map(event -> event.tree().text("reason") + ": " + event.tree().text("message"))
                .toList();
    }

    @Override
    public void close() {
        controllers.close();
        agenda.close();
    }
}
