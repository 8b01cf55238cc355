package dev.pilothouse.ui.shell;

import dev.pilothouse.model.Subscription;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.Density;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Theme;
import java.util.Locale;

/** Carries what the settings say of language and look to the window, at the start and at each change. */
final class Looks {

    private final Settings settings;
    private final Theme theme;
    private final Language language;

    Looks(Settings settings, Theme theme, Language language) {
        this.settings = settings;
        this.theme = theme;
        this.language = language;
    }

    /** Returns the language that the settings ask for; one that is not spoken here reads as English. */
    static Locale locale(Settings settings) {
        String tag = settings.get(Setting.LANGUAGE);
        Locale wanted = tag.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(tag);
        return wanted.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    /** Takes over what is set now, and follows it. */
    Subscription follow() {
        apply();
        return settings.onChange(this::apply);
    }

    private void apply() {
        theme.choiceProperty().set(Theme.Choice.valueOf(settings.get(Setting.LOOK).name()));
        theme.densityProperty().set(Density.valueOf(settings.get(Setting.DENSITY).name()));
        theme.textPercentProperty().set(settings.get(Setting.TEXT_PERCENT));
        Locale wanted = locale(settings);
        if (!wanted.equals(language.words().locale())) {
            language.use(wanted);
        }
    }
}
