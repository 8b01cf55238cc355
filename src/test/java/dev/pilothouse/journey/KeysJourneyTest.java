package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.ui.kit.Anchor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Secret is revealed, edited, applied and taken back, and no file that the change leaves holds its value. */
class KeysJourneyTest extends Journey {

    private static final ResourceRef SECRET = new ResourceRef(BuiltIn.SECRET, "shop", "postgres");

    KeysJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void aSecretIsRevealedEditedAppliedAndTakenBack() throws IOException {
        fxRun(() -> engine.settings().set(Setting.SECRETS_IN_JOURNAL, Setting.SecretValues.ENCRYPTED));
        openPlayground();
        click("CrashLoopBackOff");
        type(KeyCode.G, KeyCode.K);
        untilShown("postgres");
        click("postgres");
        type(KeyCode.E);
        untilThere(Anchor.KEYS_PAGE);
        untilShown("DATABASE_PASSWORD");
        assertEquals(Optional.empty(), fx(this::area), "nothing is shown before it is revealed");
        robot.clickOn(fx(() -> shown().filter(node -> node.getStyleClass().contains("key-mask")).findFirst().orElseThrow()));
        until("the value", () -> area().filter(area -> area.getText().equals("simulated")).isPresent());
        robot.clickOn(fx(() -> area().orElseThrow()));
        chord(KeyCode.CONTROL, KeyCode.A);
        write("canary-2f9a");
        untilShown("Restart");
        chord(KeyCode.CONTROL, KeyCode.ENTER);
        apply("Apply to playground");
        until("the new value in the cluster", () -> value().equals("canary-2f9a"));
        type(KeyCode.ESCAPE);
        untilClosed(Anchor.REVIEW);
        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        untilShown("Undo takes back only what this change did."); // the deployments count their revisions since
        type(KeyCode.U);
        apply("Apply to playground");
        until("the old value in the cluster", () -> value().equals("simulated"));
        assertEquals(2, engine.journal().receipts().size());
        assertNowhere("canary-2f9a", Content.ofText("canary-2f9a").base64());
    }

    private Optional<TextArea> area() {
        return shown().filter(TextArea.class::isInstance).map(TextArea.class::cast).findFirst();
    }

    private String value() {
        Session session = engine.sessions().open("playground");
        return Keys.of(session.cluster().get(SECRET), SECRET).get("password").flatMap(Content::utf8).orElse("");
    }

    /** The simulated cluster itself keeps its objects in a folder of its own. */
    private void assertNowhere(String... values) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).filter(file -> !file.toString().contains("playgrounds")).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                List.of(values).forEach(value -> assertFalse(text.contains(value), () -> file + " holds the value"));
            }
        }
    }
}
