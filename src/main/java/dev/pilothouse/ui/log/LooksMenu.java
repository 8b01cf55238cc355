package dev.pilothouse.ui.log;

import dev.pilothouse.ui.kit.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** How lines look, as a menu. */
final class LooksMenu {

    private final Language language;
    private final ObjectProperty<LogLook> look;

    LooksMenu(Language language, ObjectProperty<LogLook> look) {
        this.language = language;
        this.look = look;
    }

    List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        items.add(flag("log-view.look.times", LogLook::times, LogLook::withTimes));
        items.add(flag("log-view.look.utc", LogLook::utc, LogLook::withUtc));
        items.add(flag("log-view.look.names", LogLook::names, LogLook::withNames));
        items.add(flag("log-view.look.wrap", LogLook::wrap, LogLook::withWrap));
        items.add(new SeparatorMenuItem());
        for (LogLook.Json json : LogLook.Json.values()) {
            RadioMenuItem item = new RadioMenuItem();
            item.textProperty()
                    .bind(language.text(
                            switch (json) {
                                case MESSAGE -> "log-view.look.json-message";
                                case COLUMNS -> "log-view.look.json-columns";
                                case RAW -> "log-view.look.json-raw";
                            }));
            look.subscribe(now -> item.setSelected(now.json() == json));
            item.setOnAction(_ -> look.set(look.get().withJson(json)));
            items.add(item);
        }
        return items;
    }

    private MenuItem flag(String key, Predicate<LogLook> on, BiFunction<LogLook, Boolean, LogLook> with) {
        CheckMenuItem item = new CheckMenuItem();
        item.textProperty().bind(language.text(key));
        look.subscribe(now -> item.setSelected(on.test(now)));
        item.setOnAction(_ -> look.set(with.apply(look.get(), item.isSelected())));
        return item;
    }
}
