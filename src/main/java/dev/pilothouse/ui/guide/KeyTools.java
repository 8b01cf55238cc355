package dev.pilothouse.ui.guide;

import dev.pilothouse.ui.kit.Language;

/** What every part of the page of keys works with. */
record KeyTools(KeysViewModel model, Language language, KeyFiles files, KeyClipboard clipboard, LoginTrial trial) {

    String say(String key, Object... args) {
        return language.words().say(key, args);
    }
}
