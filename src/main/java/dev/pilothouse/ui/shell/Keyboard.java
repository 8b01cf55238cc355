package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Command.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Turns keys into commands. Letters alone act only in lists and never in text; a sequence waits for its next stroke. */
final class Keyboard {

    private final Function<@Nullable Node, List<Command>> commands;
    private final Supplier<Boolean> reviewing;
    private final Consumer<Command> off;
    private final Map<String, Shortcut> parsed = new HashMap<>();
    private final List<KeyEvent> typed = new ArrayList<>();

    /** Whether the last key was a command: its letter must not land in the field that the command put the focus into. */
    private boolean taken;

    /**
     * @param commands those whose keys hold where the focus is
     * @param reviewing whether a guide or review is on top
     * @param off told of a command that was asked for and is off
     */
    Keyboard(Function<@Nullable Node, List<Command>> commands, Supplier<Boolean> reviewing, Consumer<Command> off) {
        this.commands = commands;
        this.reviewing = reviewing;
        this.off = off;
    }

    void listenTo(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Node focus = scene.getFocusOwner();
            boolean ours = !event.getCode().isModifierKey() && (!isTerminal(focus) || leavesTerminal(event));
            taken = ours && press(event, scopes(focus), commands.apply(focus));
            if (taken) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (taken) {
                event.consume();
            }
        });
    }

    /** In a terminal nearly all keys are the shell's. */
    private static boolean isTerminal(@Nullable Node focus) {
        return focus != null && focus.getStyleClass().contains("terminal-screen");
    }

    private static boolean leavesTerminal(KeyEvent key) {
        boolean page = key.getCode() == KeyCode.PAGE_UP || key.getCode() == KeyCode.PAGE_DOWN;
        return key.getCode() == KeyCode.F6 || (key.isShortcutDown() && (key.isShiftDown() || page)) || key.isMetaDown();
    }

    private List<Scope> scopes(@Nullable Node focus) {
        List<Scope> scopes = new ArrayList<>(List.of(Scope.ANYWHERE));
        if (focus instanceof TableView || focus instanceof ListView || focus instanceof TreeView || isCard(focus)) {
            scopes.add(Scope.LIST);
        }
        if (focus != null && focus.getStyleClass().contains("log-lines")) {
            scopes.add(Scope.LOGS);
        }
        if (reviewing.get()) {
            scopes.add(Scope.REVIEW);
        }
        if (focus instanceof TextInputControl || (focus != null && focus.getStyleClass().contains("code-area"))) {
            scopes.add(Scope.TEXT);
        }
        return scopes;
    }

    private static boolean isCard(@Nullable Node focus) {
        return focus != null && focus.getStyleClass().contains("list-of-cards");
    }

    private boolean press(KeyEvent event, List<Scope> scopes, List<Command> held) {
        typed.add(event);
        boolean waiting = false;
        for (Command command : held) {
            if (command.shortcut().isEmpty() || !scopes.contains(command.scope())) {
                continue;
            }
            Shortcut shortcut = parsed.computeIfAbsent(command.shortcut(), Shortcut::parse);
            if (shortcut.matches(event) || endsWith(shortcut)) {
                typed.clear();
                run(command);
                return true;
            }
            waiting |= begins(shortcut);
        }
        if (!waiting) {
            typed.clear();
        }
        return waiting;
    }

    private boolean endsWith(Shortcut shortcut) {
        return shortcut.isSequence() && typed.size() == shortcut.strokes().size() && begins(shortcut);
    }

    private boolean begins(Shortcut shortcut) {
        if (!shortcut.isSequence() || typed.size() > shortcut.strokes().size()) {
            return false;
        }
        for (int i = 0; i < typed.size(); i++) {
            KeyCodeCombination stroke = shortcut.strokes().get(i);
            if (!stroke.match(typed.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void run(Command command) {
        switch (command.availability().get()) {
            case Availability.On() -> command.action().run();
            case Availability.Off(String reason, List<String> args) -> off.accept(command);
        }
    }
}
