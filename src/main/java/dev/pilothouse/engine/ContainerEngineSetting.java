package dev.pilothouse.engine;

import dev.pilothouse.local.EngineChoice;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;

/** The chosen container engine as the settings keep it. */
final class ContainerEngineSetting implements EngineChoice {

    private final Settings settings;

    ContainerEngineSetting(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String address() {
        return settings.get(Setting.CONTAINER_ENGINE);
    }

    @Override
    public void remember(String address) {
        settings.set(Setting.CONTAINER_ENGINE, address);
        settings.save();
    }
}
