package dev.pilothouse.ui.shell;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.YamlPane;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One object as its YAML, fetched when it is opened. Of a Secret only what it is called and its type are shown, never its values. */
final class ObjectPage implements Page {

    private final Session session;
    private final ResourceRef ref;
    private final Fx fx;
    private final Language language;
    private final VBox page = new VBox();
    private final YamlPane yaml;

    ObjectPage(Session session, ResourceRef ref, Fx fx, Language language, Navigator navigator) {
        this.session = session;
        this.ref = ref;
        this.fx = fx;
        this.language = language;
        yaml = YamlPane.create(language);
        yaml.foldKeys(YamlPane.SERVER_KEYS);
        VBox.setVgrow(yaml.node(), Priority.ALWAYS);
        Label title = new Label(ref.name());
        title.getStyleClass().add("page-title");
        Label where = new Label(ref.namespace());
        where.getStyleClass().add("page-context");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox header = new HBox(
                Icon.of(KindIcons.of(ref.kind())),
                title,
                where,
                stretch,
                Buttons.icon(Icons.CLOSE, language.text("kit.close"), navigator::closeDrawer));
        header.getStyleClass().add("page-header");
        page.getChildren().add(header);
        page.getStyleClass().add("page");
        Anchor.at(Anchor.DETAIL, page);
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void shown() {
        readAgain();
    }

    @Override
    public void readAgain() {
        fx.call(() -> text(session.cluster().get(ref)))
                .onDone(text -> {
                    yaml.refreshText(text);
                    show(yaml.node());
                })
                .onRefused(problem -> show(new StateViews(language).error(problem)));
    }

    private void show(Node body) {
        Node header = page.getChildren().getFirst();
        page.getChildren().setAll(header, body);
    }

    private String text(Document document) {
        if (!ref.kind().name().equals("Secret")) {
            return Yaml.write(document.tree());
        }
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("apiVersion", ref.kind().apiVersion());
        named.put("kind", ref.kind().name());
        named.put("metadata", Map.of("name", ref.name(), "namespace", ref.namespace()));
        named.put("type", document.tree().text("type"));
        return Yaml.write(new Tree(named));
    }
}
