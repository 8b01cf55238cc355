package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.KeyUse;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.guide.RegistryDoor;
import dev.pilothouse.guide.RegistryLogins;
import dev.pilothouse.guide.SecretType;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.NoFiles;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysScreenTest extends ScreenTest {

    private static final ResourceRef SECRET = new ResourceRef(BuiltIn.SECRET, "shop", "payments-credentials");

    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final List<Draft> reviewed = new ArrayList<>();
    private final SameThreadFx fx = fx(SameThreadFx::new);
    private RegistryDoor.Answer answer = new RegistryDoor.Answer.Accepted();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anOpaqueSecretWithItsUsers() throws IOException {
        byte[] bytes = new byte[256];
        bytes[0] = (byte) 0x8f;
        bytes[1] = (byte) 0x3c;
        put(Map.of(
                "api-key", Content.ofText("k".repeat(32)),
                "database-url", Content.ofText("postgres://payments:s3cr3t-2f9a@postgres:5432/pay"),
                "webhook.key", Content.of(bytes),
                "ca.crt", file("ca.crt")), "Opaque", false);
        payments();
        KeysViewModel model = model(false);
        Stage stage = showDressed(1172, 826, view(model));
        fxRun(() -> {
            model.reveal("database-url");
            model.set("database-url", Content.ofText("postgres://payments:s3cr3t-2f9a@postgres:5432/payments\n"));
        });
        settle();
        screens("keys", stage);
        assertFalse(texts(stage).contains("8f 3c"), "a hidden value shows no byte");
        TextArea area = within(stage.getScene().getRoot()).filter(TextArea.class::isInstance).map(TextArea.class::cast).findFirst().orElseThrow();
        assertEquals("postgres://payments:s3cr3t-2f9a@postgres:5432/payments", area.getText(), "the line break is a switch of its own");
        CheckBox plain = within(stage.getScene().getRoot())
                .filter(node -> node instanceof CheckBox box && box.textProperty().isBound())
                .map(CheckBox.class::cast)
                .findFirst()
                .orElseThrow();
        fxRun(plain::fire);
        assertTrue(texts(stage).contains("s3cr3t"), texts(stage));
        fxRun(() -> fx.advance(KeysViewModel.SHOWN));
        assertFalse(fx(plain::isSelected), "no value stays in sight by any way");
        assertFalse(texts(stage).contains("s3cr3t"), texts(stage));
        fxRun(() -> model.reveal("database-url"));
        settle();
        fxRun(() -> area.setText("x"));
        KeysState.Editing editing = (KeysState.Editing) model.stateProperty().get();
        assertEquals(Content.ofText("x\n"), editing.keys().get("database-url").orElseThrow());
        fxRun(() -> stage.setWidth(744));
        settle();
        screen("keys-narrow", stage);
        fxRun(model::review);
        assertEquals(List.of("secret/payments-credentials", "deployment/payments"), reviewed.getFirst().wishes().stream().map(wish -> wish.ref().shortName()).toList());
    }

    @Test
    void aCertificateWithTheWrongKey() throws IOException {
        put(Map.of("tls.crt", file("leaf.crt"), "tls.key", file("ca.key")), "kubernetes.io/tls", false);
        Stage stage = showDressed(1172, 600, view(model(false)));
        screens("keys-tls", stage);
        assertTrue(texts(stage).contains(language.words().say("guide.tls.key-other")), texts(stage));
    }

    @Test
    void anImmutableOneIsCopied() {
        put(Map.of("api-key", Content.ofText("old")), "Opaque", true);
        payments();
        KeysViewModel model = model(false);
        Stage stage = showDressed(1172, 600, view(model));
        screen("keys-immutable", stage);
        fxRun(() -> {
            model.copy();
            model.set("api-key", Content.ofText("new"));
        });
        settle();
        screen("keys-copy", stage);
        fxRun(model::review);
        assertEquals("payments-credentials-2", reviewed.getFirst().wishes().getFirst().ref().name());
        assertEquals(2, reviewed.getFirst().wishes().size());
    }

    @Test
    void whoMayNotReadItSeesTheNamesOfItsKeysAndWhoUsesThem() {
        put(Map.of("api-key", Content.ofText("canary")), "Opaque", true);
        payments();
        shop.cluster.failNext(Problem.of(ProblemCode.FORBIDDEN, "get", "secrets", "shop", ""));
        Stage stage = showDressed(1172, 600, view(model(false)));
        screens("keys-withheld", stage);
        assertTrue(texts(stage).contains("api-key") && texts(stage).contains("payments"), texts(stage));
        assertFalse(texts(stage).contains("canary"), texts(stage));
    }

    @Test
    void aNewRegistryLogin() {
        KeysViewModel model = model(true);
        Stage stage = showDressed(1172, 600, view(model));
        fxRun(() -> {
            model.chooseType(SecretType.REGISTRY);
            model.nameProperty().set("pull");
        });
        settle();
        fxRun(() -> within(stage.getScene().getRoot())
                .filter(node -> node instanceof javafx.scene.control.Button button && "Add login".equals(button.getText()))
                .forEach(node -> ((javafx.scene.control.Button) node).fire()));
        settle();
        fxRun(() -> within(stage.getScene().getRoot())
                .filter(node -> node instanceof javafx.scene.control.Button button && "Add login".equals(button.getText()))
                .forEach(node -> ((javafx.scene.control.Button) node).fire()));
        settle();
        TextField second = fx(() -> servers(stage).filter(field -> field.getText().startsWith("registry-2")).findFirst().orElseThrow());
        fxRun(() -> {
            second.setText(RegistryLogins.DOCKER_HUB);
            second.fireEvent(new javafx.event.ActionEvent());
        });
        assertEquals(2, fx(() -> servers(stage).count()), "no login replaces another");
        assertEquals(RegistryLogins.DOCKER_HUB, fx(second::getText));
        assertTrue(texts(stage).contains(RegistryLogins.DOCKER_HUB + " is there already"), texts(stage));
        answer = new RegistryDoor.Answer.Rejected(401);
        fxRun(() -> within(stage.getScene().getRoot())
                .filter(node -> node instanceof javafx.scene.control.Button button && "Try this login from this computer".equals(button.getAccessibleText()))
                .map(javafx.scene.control.Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
        settle();
        assertTrue(texts(stage).contains("refuses this login (HTTP 401)"), texts(stage));
        screens("keys-registry", stage);
        fxRun(() -> model.chooseType(SecretType.SSH));
        settle();
        screen("keys-ssh", stage);
    }

    @Test
    void aCopiedValueLeavesTheClipboardUnlessSomethingElseIsThere() {
        KeyClipboard clipboard = new KeyClipboard(fx);
        fxRun(() -> clipboard.copy(Content.ofText("secret"), true));
        fxRun(() -> fx.advance(KeyClipboard.KEPT.minusSeconds(1)));
        assertEquals("secret", fx(() -> Clipboard.getSystemClipboard().getString()));
        fxRun(() -> fx.advance(Duration.ofSeconds(1)));
        assertNull(fx(() -> Clipboard.getSystemClipboard().getString()));
        fxRun(() -> {
            clipboard.copy(Content.ofText("secret"), true);
            ClipboardContent other = new ClipboardContent();
            other.putString("other");
            Clipboard.getSystemClipboard().setContent(other);
            fx.advance(KeyClipboard.KEPT);
        });
        assertEquals("other", fx(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void aCopiedValueDoesNotOutliveTheWindows() {
        Stage stage = showDressed(696, 520, view(model(true)));
        KeyClipboard clipboard = new KeyClipboard(fx);
        fxRun(() -> {
            clipboard.copy(Content.ofText("secret"), true);
            List.copyOf(javafx.stage.Window.getWindows()).forEach(javafx.stage.Window::hide);
        });
        assertFalse(fx(stage::isShowing));
        assertNull(fx(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void whatIsTypedForAHexOrANameStays() {
        byte[] bytes = {(byte) 0x8f, 0x3c, 0, 1};
        put(Map.of("a.key", Content.of(bytes), "b", Content.ofText("x")), "Opaque", false);
        KeysViewModel model = model(false);
        Stage stage = showDressed(1172, 600, view(model));
        fxRun(() -> model.reveal("a.key"));
        settle();
        fxRun(() -> first(stage, TextArea.class).setText("8f 3"));
        fxRun(() -> fx.advance(KeysViewModel.SHOWN));
        settle();
        fxRun(() -> model.reveal("a.key"));
        settle();
        assertEquals("8f 3", fx(() -> first(stage, TextArea.class).getText()));
        fxRun(() -> model.revert("a.key"));
        assertEquals("8f 3c 00 01", fx(() -> first(stage, TextArea.class).getText()));
        fxRun(() -> first(stage, KeyName.class).ask());
        settle();
        fxRun(() -> {
            first(stage, TextField.class).setText("b");
            first(stage, TextArea.class).requestFocus();
        });
        settle();
        assertEquals("b", fx(() -> first(stage, TextField.class).getText()));
        assertTrue(texts(stage).contains("b is there already"), texts(stage));
        screen("keys-there", stage);
        assertEquals(2, ((KeysState.Editing) model.stateProperty().get()).keys().after().size());
    }

    private static java.util.stream.Stream<TextField> servers(Stage stage) {
        return within(stage.getScene().getRoot())
                .filter(node -> node instanceof TextField && "Server".equals(node.getAccessibleText()))
                .map(TextField.class::cast);
    }

    private static <T> T first(Stage stage, Class<T> type) {
        return within(stage.getScene().getRoot()).filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    @Test
    void aTokenIsOnlyShownAndAConfigMapNeedsNoRevealing() {
        put(Map.of("token", Content.ofText("t"), "namespace", Content.ofText("shop")), "kubernetes.io/service-account-token", false);
        KeysViewModel token = model(false);
        Stage stage = showDressed(696, 520, view(token));
        screen("keys-token", stage);
        fxRun(token::review);
        assertEquals(List.of(), reviewed);
        KeysViewModel map = fx(() -> {
            KeysViewModel model = new KeysViewModel(shop.session(), Shop.CONFIG, false, UnsentEdit.NONE, fx, reviewed::add);
            model.start();
            return model;
        });
        Stage other = showDressed(696, 520, view(map));
        screen("keys-map", other);
        assertTrue(within(other.getScene().getRoot()).anyMatch(TextArea.class::isInstance));
        assertFalse(within(other.getScene().getRoot()).anyMatch(node -> language.words().say("guide.keys.copy").equals(node.getAccessibleText())));
    }

    private KeysViewModel model(boolean fresh) {
        return fx(() -> {
            KeysViewModel model = new KeysViewModel(shop.session(), fresh ? new ResourceRef(BuiltIn.SECRET, "shop", "") : SECRET, fresh, UnsentEdit.NONE, fx, reviewed::add);
            model.start();
            return model;
        });
    }

    private KeysView view(KeysViewModel model) {
        return fx(() -> new KeysView(
                new KeyTools(model, language, new KeyFiles(new NoFiles(), fx, model), new KeyClipboard(fx), new LoginTrial(login -> answer, fx)), "shop-dev", EnvironmentStyle.DEV, () -> {}));
    }

    private void put(Map<String, Content> values, String type, boolean immutable) {
        Map<String, Object> fields = dev.pilothouse.testing.FakeCluster.named("shop", SECRET.name());
        fields.put("type", type);
        Map<String, Object> data = new LinkedHashMap<>();
        values.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> data.put(entry.getKey(), entry.getValue().base64()));
        fields.put("data", data);
        if (immutable) {
            fields.put("immutable", true);
        }
        shop.cluster.put(BuiltIn.SECRET, fields);
    }

    private void payments() {
        Document document = Yaml.read("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: payments, namespace: shop}
                spec:
                  template:
                    spec:
                      containers:
                      - name: app
                        env:
                        - {name: API_KEY, valueFrom: {secretKeyRef: {name: payments-credentials, key: api-key}}}
                        - {name: DATABASE_URL, valueFrom: {secretKeyRef: {name: payments-credentials, key: database-url}}}
                        volumeMounts: [{name: keys, mountPath: /etc/keys}]
                      volumes: [{name: keys, secret: {secretName: payments-credentials, items: [{key: webhook.key, path: webhook.key}]}}]
                """).getFirst().document().orElseThrow();
        shop.cluster.put(KeyUse.AROUND.getFirst(), new LinkedHashMap<>(document.fields()));
    }

    private static Content file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Keys.class.getResourceAsStream(name))) {
            return Content.of(in.readAllBytes());
        }
    }

    private String texts(Stage stage) {
        return fx(() -> within(stage.getScene().getRoot())
                .filter(javafx.scene.control.Labeled.class::isInstance)
                .map(node -> ((javafx.scene.control.Labeled) node).getText())
                .collect(Collectors.joining("\n")));
    }

    private static java.util.stream.Stream<Node> within(Node node) {
        List<Node> all = new ArrayList<>();
        collect(node, all);
        return all.stream();
    }

    private static void collect(Node node, List<Node> all) {
        if (node.isVisible()) {
            all.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
            }
        }
    }
}
