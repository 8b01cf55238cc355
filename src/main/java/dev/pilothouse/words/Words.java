package dev.pilothouse.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of one language. Switching the language means handing out another instance. */
public final class Words {

    private static final String BUNDLE = "dev.pilothouse.i18n.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    public Words(Locale locale) {
        this.locale = locale;
        bundle = ResourceBundle.getBundle(BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return locale;
    }

    /** Returns the sentence of that key with its arguments filled in, by the rules of {@link MessageFormat}. */
    public String say(String key, Object... args) {
        return new MessageFormat(bundle.getString(key), locale).format(args);
    }
}
