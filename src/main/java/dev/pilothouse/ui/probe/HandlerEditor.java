package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.probe.Handler;
import dev.pilothouse.guide.probe.Handler.Header;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Segmented;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How a probe asks: the four ways, and the fields of the chosen one. */
final class HandlerEditor extends VBox {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    /** The ways to ask. */
    enum Way {
        HTTP,
        TCP,
        EXEC,
        GRPC;

        static Way of(Handler handler) {
            return switch (handler) {
                case Handler.Http _ -> HTTP;
                case Handler.Tcp _ -> TCP;
                case Handler.Exec _ -> EXEC;
                case Handler.Grpc _ -> GRPC;
            };
        }
    }

    private final Language language;
    private final Consumer<Handler> changed;
    private final Segmented<Way> way = new Segmented<>(Way.HTTP);
    private final Segmented<String> scheme = new Segmented<>("HTTP");
    private final TextField path = field("path");
    private final TextField port = field("port");
    private final TextField host = field("host");
    private final TextField service = field("service");
    private final TextArea headers = new TextArea();
    private final TextArea command = new TextArea();
    private final VBox fields = new VBox();
    private @Nullable Handler known;
    private boolean showing;

    HandlerEditor(Language language, Consumer<Handler> changed) {
        this.language = language;
        this.changed = changed;
        for (Way choice : Way.values()) {
            HBox.setHgrow(way.add(choice, language.text("guide.probe.way." + choice.name().toLowerCase(java.util.Locale.ROOT))), Priority.ALWAYS);
        }
        way.setMaxWidth(Double.MAX_VALUE);
        way.getChildren().forEach(button -> ((javafx.scene.layout.Region) button).setMaxWidth(Double.MAX_VALUE));
        scheme.add("HTTP", language.text("guide.probe.scheme.http"));
        scheme.add("HTTPS", language.text("guide.probe.scheme.https"));
        headers.setPrefRowCount(2);
        command.setPrefRowCount(3);
        headers.getStyleClass().add("code-field");
        command.getStyleClass().add("code-field");
        fields.getStyleClass().add("probe-fields");
        getStyleClass().add("probe-fields");
        getChildren().addAll(way, fields);
        lay();
        way.valueProperty().addListener(_ -> lay());
        way.valueProperty().addListener(_ -> send());
        scheme.valueProperty().addListener(_ -> send());
        for (TextInputControl text : List.of(path, port, host, service, headers, command)) {
            text.textProperty().addListener(_ -> send());
        }
    }

    private static TextField field(String name) {
        TextField field = new TextField();
        field.getStyleClass().add("code-field");
        field.setId("probe-" + name);
        return field;
    }

    private Node named(String name, TextInputControl field) {
        Label label = new Label();
        label.textProperty().bind(language.text("guide.probe.field." + name));
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setLabelFor(field);
        field.accessibleTextProperty().bind(label.textProperty());
        VBox both = new VBox(label, field);
        both.getStyleClass().add("number-field");
        HBox.setHgrow(both, Priority.ALWAYS);
        return both;
    }

    private void lay() {
        fields.getChildren().setAll(
                switch (way.valueProperty().get()) {
                    case HTTP -> List.<Node>of(row(named("path", path), narrow(named("port", port))));
                    case TCP -> List.<Node>of(row(named("port", port), named("host", host)));
                    case EXEC -> List.<Node>of(named("command", command));
                    case GRPC -> List.<Node>of(row(narrow(named("port", port)), named("service", service)));
                });
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("probe-row");
        return row;
    }

    private static Node narrow(Node node) {
        ((VBox) node).setMaxWidth(110);
        ((VBox) node).setMinWidth(110);
        return node;
    }

    boolean asksHttp() {
        return way.valueProperty().get() == Way.HTTP;
    }

    /** Returns what is seldom needed: scheme, host and headers of HTTP. */
    List<Node> more() {
        if (!asksHttp()) {
            return List.of();
        }
        return List.of(row(scheme, named("host", host)), named("headers", headers));
    }

    /** Shows a handler; what the person is typing stays when it means the same. */
    void show(Handler handler) {
        if (handler.equals(known)) {
            return;
        }
        known = handler;
        showing = true;
        way.valueProperty().set(Way.of(handler));
        switch (handler) {
            case Handler.Http http -> {
                scheme.valueProperty().set(http.scheme());
                path.setText(http.path());
                port.setText(http.port());
                host.setText(http.host());
                headers.setText(http.headers().stream().map(header -> header.name() + ": " + header.value()).collect(Collectors.joining("\n")));
            }
            case Handler.Tcp tcp -> {
                port.setText(tcp.port());
                host.setText(tcp.host());
            }
            case Handler.Grpc grpc -> {
                port.setText(Integer.toString(grpc.port()));
                service.setText(grpc.service());
            }
            case Handler.Exec exec -> command.setText(String.join("\n", exec.command()));
        }
        showing = false;
        send();
    }

    private void send() {
        boolean portWrong = !Ports.fit(port.getText().strip(), way.valueProperty().get() == Way.GRPC);
        boolean pathWrong = !path.getText().isEmpty() && !path.getText().startsWith("/");
        port.pseudoClassStateChanged(ERROR, portWrong);
        path.pseudoClassStateChanged(ERROR, pathWrong);
        boolean wrong = way.valueProperty().get() == Way.EXEC ? command.getText().isBlank() : portWrong || (pathWrong && way.valueProperty().get() == Way.HTTP);
        if (!showing && !wrong) {
            known = read();
            changed.accept(known);
        }
    }

    private Handler read() {
        String number = port.getText().strip();
        return switch (way.valueProperty().get()) {
            case HTTP -> new Handler.Http(scheme.valueProperty().get(), host.getText().strip(), number, path.getText().isEmpty() ? "/" : path.getText(), readHeaders());
            case TCP -> new Handler.Tcp(host.getText().strip(), number);
            case GRPC -> new Handler.Grpc(number.matches("\\d{1,5}") ? Integer.parseInt(number) : 0, service.getText().strip());
            case EXEC -> new Handler.Exec(command.getText().lines().filter(line -> !line.isEmpty()).toList());
        };
    }

    private List<Header> readHeaders() {
        List<Header> read = new ArrayList<>();
        headers.getText().lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                read.add(new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
            }
        });
        return List.copyOf(read);
    }

    /** Ports of a probe: a number, or but for gRPC the name of one. */
    static final class Ports {

        private Ports() {}

        static boolean fit(String port, boolean numberOnly) {
            return port.matches("\\d{1,5}")
                    ? Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535
                    : !numberOnly && port.matches("[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?");
        }
    }
}
