package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.guide.RegistryLogins;
import dev.pilothouse.guide.RegistryLogins.Login;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The logins of a Secret for image registries, one line each. A password is never shown here; a typed one replaces it. */
final class RegistryForm extends VBox {

    private static final String KEY = ".dockerconfigjson";
    private static final List<String> COLUMNS = List.of("server", "user", "password", "email");

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final KeyTools tools;
    private final GridPane grid = new GridPane();
    private final Label wrong = new Label();
    private final VBox outcome = new VBox();
    private List<String> servers = List.of();
    private boolean fresh = true;

    RegistryForm(KeyTools tools) {
        this.tools = tools;
        grid.getStyleClass().add("key-logins");
        for (int i = 0; i < COLUMNS.size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            column.setMinWidth(60);
            grid.getColumnConstraints().add(column);
        }
        wrong.getStyleClass().addAll("small-text", "guide-trouble");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        getStyleClass().add("key-registry");
        outcome.managedProperty().bind(Bindings.isNotEmpty(outcome.getChildren()));
        tools.trial().outcomeProperty().subscribe(_ -> outcome());
        getChildren().addAll(grid, wrong, outcome, Buttons.with(Icons.CLUSTERS, Buttons.plain(tools.language().text("guide.keys.login-add"), this::add)));
        tools.language().follow(this, () -> {
            fresh = true;
            outcome();
        });
    }

    private void outcome() {
        outcome.getChildren().setAll(
                tools.trial().outcomeProperty().get().map(words -> List.of(new EffectLine(tools.language(), words))).orElse(List.of()));
    }

    /** Draws the lines anew only when there are others, so that nobody loses the field that they type in. */
    void show(Keys keys, boolean fixed) {
        List<Login> logins = logins(keys);
        List<String> now = logins.stream().map(Login::server).toList();
        if (!fresh && now.equals(servers)) {
            return;
        }
        fresh = false;
        servers = now;
        grid.getChildren().clear();
        wrong.setText("");
        for (int i = 0; i < COLUMNS.size(); i++) {
            Label head = new Label(tools.say("guide.keys.login." + COLUMNS.get(i)));
            head.getStyleClass().addAll("small-text", "muted-text");
            grid.add(head, i, 0);
        }
        for (int i = 0; i < logins.size(); i++) {
            line(logins.get(i), i + 1);
        }
        setDisable(fixed);
    }

    private static List<Login> logins(Keys keys) {
        return file(keys).logins();
    }

    private static RegistryLogins file(Keys keys) {
        return RegistryLogins.of(keys.get(KEY).orElse(Content.EMPTY)).orElse(RegistryLogins.NONE);
    }

    private void line(Login login, int row) {
        TextField server = field(login.server(), "server");
        TextField user = field(login.user(), "user");
        PasswordField password = new PasswordField();
        password.setPromptText(login.password().isEmpty() ? "" : "••••••••••••");
        password.accessibleTextProperty().bind(tools.language().text("guide.keys.login.password"));
        TextField email = field(login.email(), "email");
        user.textProperty().subscribe((_, text) -> change(login.server(), old -> new Login(old.server(), text, old.password(), old.email())));
        password.textProperty().subscribe((_, text) -> change(login.server(), old -> new Login(old.server(), old.user(), text, old.email())));
        email.textProperty().subscribe((_, text) -> change(login.server(), old -> new Login(old.server(), old.user(), old.password(), text)));
        server.setOnAction(_ -> move(login.server(), server));
        server.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                move(login.server(), server);
            }
        });
        grid.addRow(row, server, user, password, email, Buttons.icon(Icons.SIGN_IN, tools.language().text("guide.keys.login-try"), () -> tryOut(login.server())),
                Buttons.icon(Icons.DELETE, tools.language().text("guide.keys.login-remove"), () -> remove(login.server())));
    }

    private TextField field(String text, String column) {
        TextField field = new TextField(text);
        field.accessibleTextProperty().bind(tools.language().text("guide.keys.login." + column));
        return field;
    }

    private void change(String server, java.util.function.UnaryOperator<Login> edit) {
        tools.trial().forget();
        tools.model().edit(keys -> find(keys, server).map(login -> put(keys, file(keys).with(edit.apply(login)))).orElse(keys));
    }

    private void tryOut(String server) {
        if (tools.model().stateProperty().get() instanceof KeysState.Editing editing) {
            find(editing.keys(), server).ifPresent(tools.trial()::run);
        }
    }

    private static Optional<Login> find(Keys keys, String server) {
        return logins(keys).stream().filter(login -> login.server().equals(server)).findFirst();
    }

    private void move(String server, TextField field) {
        String other = field.getText().strip();
        boolean there = !other.equals(server) && servers.contains(other);
        field.pseudoClassStateChanged(ERROR, there);
        wrong.setText(there ? tools.say("guide.there", other) : "");
        if (!there && !other.isEmpty() && !other.equals(server)) {
            tools.model().edit(keys -> find(keys, server)
                    .map(login -> put(keys, file(keys).without(server).with(new Login(other, login.user(), login.password(), login.email()))))
                    .orElse(keys));
        }
    }

    private void remove(String server) {
        tools.model().edit(keys -> put(keys, file(keys).without(server)));
    }

    private void add() {
        tools.model().edit(keys -> {
            String server = find(keys, RegistryLogins.DOCKER_HUB).isEmpty() ? RegistryLogins.DOCKER_HUB : "registry-" + (logins(keys).size() + 1) + ".example";
            return put(keys, file(keys).with(new Login(server, "", "", "")));
        });
    }

    private static Keys put(Keys keys, RegistryLogins logins) {
        return keys.with(KEY, logins.content());
    }
}
