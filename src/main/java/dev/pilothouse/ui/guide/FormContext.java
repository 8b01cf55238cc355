package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.ui.kit.Language;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What every part of a form needs.
 *
 * @param edit changes the sheet
 * @param look told the spot of the field that has the focus
 */
record FormContext(Language language, Consumer<UnaryOperator<Sheet>> edit, Consumer<Spot> look) {

    String say(Effect effect) {
        return language.words().say(effect.key(), effect.args().toArray());
    }

    String say(String key, Object... args) {
        return language.words().say(key, args);
    }
}
