package dev.pilothouse.ui.designer;

import dev.pilothouse.local.BlueprintNode.Role;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Command.Scope;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** What can be done with a design, for the palette and the sheet of keys. The keys act while a node's card has the focus. */
record DesignerCommands(DesignerViewModel model) {

    List<Command> all() {
        return List.of(
                command("kind.add-worker", "designer.command.add-worker", Icons.ADD, "Insert", this::readable, () -> model.add(Role.WORKER)),
                command("kind.add-control-plane", "designer.command.add-control-plane", Icons.ADD, "", this::readable, () -> model.add(Role.CONTROL_PLANE)),
                command("kind.duplicate", "designer.node.duplicate", "mdi2c-content-duplicate", "Shortcut+D", this::nodeChosen, () -> chosen(model::duplicate)),
                command("kind.remove", "designer.node.remove", Icons.DELETE, "Delete", this::nodeChosen, () -> chosen(model::remove)),
                command("kind.check", "designer.check-again", Icons.REFRESH, "", Command.ALWAYS, model.preflight()::again),
                command("kind.create", "designer.create", Icons.CHECK, "", this::settled, model::create));
    }

    private static Command command(String id, String title, String icon, String keys, Supplier<Availability> availability, Runnable action) {
        return new Command(id, title, icon, keys, Scope.LIST, availability, action);
    }

    private void chosen(IntConsumer action) {
        if (model.chosenProperty().get() instanceof Chosen.Node(int index)) {
            action.accept(index);
        }
    }

    private Availability readable() {
        Design design = model.designProperty().get();
        return design.isBroken() ? new Availability.Off("designer.broken", List.of(Integer.toString(design.line()))) : new Availability.On();
    }

    private Availability nodeChosen() {
        return model.chosenProperty().get() instanceof Chosen.Node ? readable() : new Availability.Off("designer.off.no-node", List.of());
    }

    private Availability settled() {
        return model.settledProperty().get().isSettled() ? new Availability.On() : new Availability.Off("designer.off.not-settled", List.of());
    }
}
