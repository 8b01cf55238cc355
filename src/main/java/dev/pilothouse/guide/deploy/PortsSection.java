package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Stage.key;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Input.Group;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The ports on which the program listens, with names by which probes and Services call them. */
final class PortsSection {

    private PortsSection() {}

    static Section of(Stage stage) {
        List<Tree> ports = Stage.elements(stage.container().tree().list("ports"));
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            Spot spot = stage.main("ports", i);
            groups.add(new Group(Stage.heading(ports.get(i).text("name"), "port"), spot, List.of(
                    Field.text(key("port-name"), spot.then("name"), Checks.PORT_NAME),
                    Field.whole(key("port"), spot.then("containerPort"), 1, 65_535).needed(),
                    Field.choice(key("protocol"), spot.then("protocol"), "TCP", "UDP", "SCTP").orElse("TCP"))));
        }
        Object added = ports.isEmpty() ? Edit.object("name", "http", "containerPort", 8080) : Edit.object("containerPort", 9090);
        Effect brief = ports.isEmpty()
                ? Stage.brief("no-ports")
                : Section.plain(ports.stream().map(port -> (port.text("name") + " " + port.text("containerPort")).strip()).collect(Collectors.joining(", ")));
        return Stage.section("ports", brief, List.of(Field.groups(key("ports"), stage.main("ports"), added, groups)));
    }
}
