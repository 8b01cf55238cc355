package dev.pilothouse.ui.settings;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.Fx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The settings as properties: changing one takes effect at once, and a change from elsewhere shows here. */
final class SettingsViewModel implements AutoCloseable {

    private final Settings settings;
    private final EnvironmentChoices choices;
    private final Supplier<List<Context>> contexts;
    private final Fx fx;
    private final Map<Setting<?>, ObjectProperty<?>> properties = new HashMap<>();
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private Subscription following = Subscription.NONE;

    /**
     * What a context is to the person.
     *
     * @param prometheus where its measures come from, empty to search
     */
    record Line(Context context, Environment environment, boolean guessed, Guard.Level guard, String prometheus) {}

    SettingsViewModel(Settings settings, EnvironmentChoices choices, Supplier<List<Context>> contexts, Fx fx) {
        this.settings = settings;
        this.choices = choices;
        this.contexts = contexts;
        this.fx = fx;
    }

    void start() {
        following.close();
        following = settings.onChange(this::read);
        read();
    }

    private void read() {
        properties.forEach((setting, property) -> refresh(setting));
        fx.call(contexts::get).onDone(found -> lines.setAll(found.stream().map(this::line).toList()));
    }

    private Line line(Context context) {
        return new Line(context, choices.environment(context), choices.guessed(context), choices.guard(context), settings.get(Setting.prometheus(context.name())));
    }

    private <T> void refresh(Setting<T> setting) {
        property(setting).set(settings.get(setting));
    }

    /** Returns the value as a property that writes through. */
    @SuppressWarnings("unchecked") // each setting is the key of its own property
    <T> ObjectProperty<T> property(Setting<T> setting) {
        return (ObjectProperty<T>) properties.computeIfAbsent(setting, key -> {
            ObjectProperty<T> property = new SimpleObjectProperty<>(settings.get(setting));
            property.subscribe(value -> settings.set(setting, value));
            return property;
        });
    }

    /** The contexts with what they are to the person. */
    ObservableList<Line> lines() {
        return lines;
    }

    /** Names the Prometheus of a context. */
    void choose(Context context, String prometheus) {
        if (!settings.get(Setting.prometheus(context.name())).equals(prometheus.strip())) {
            settings.set(Setting.prometheus(context.name()), prometheus.strip());
        }
    }

    void choose(Context context, Environment environment) {
        choices.choose(context, environment, environment.guard());
    }

    void choose(Context context, Guard.Level guard) {
        choices.choose(context, choices.environment(context), guard);
    }

    @Override
    public void close() {
        following.close();
        following = Subscription.NONE;
    }
}
