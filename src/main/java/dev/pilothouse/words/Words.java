package dev.pilothouse.words;

import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

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

    /**
     * Returns the sentence of that key with its arguments filled in, by the rules of {@link MessageFormat}. A choice that begins with one thing
     * says none as it says many.
     */
    public String say(String key, Object... args) {
        MessageFormat sentence = new MessageFormat(bundle.getString(key), locale);
        Format[] formats = sentence.getFormats();
        for (int i = 0; i < formats.length; i++) {
            if (formats[i] instanceof ChoiceFormat choice && choice.getLimits()[0] == 1) {
                sentence.setFormat(i, withNone(choice));
            }
        }
        return sentence.format(args);
    }

    /** Left alone, a choice says of anything below its first limit what it says of that: "1 pod" of no pods. */
    private static ChoiceFormat withNone(ChoiceFormat choice) {
        double[] limits = DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(choice.getLimits())).toArray();
        Object[] sayings = choice.getFormats();
        String[] all = Stream.concat(Stream.of(sayings[sayings.length - 1]), Stream.of(sayings)).toArray(String[]::new);
        return new ChoiceFormat(limits, all);
    }
}
