package dev.pilothouse.ui.kit;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.text.Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The type of the interface: our own cut of Inter and JetBrains Mono NL, and for Chinese what the computer has.
 *
 * <p>JavaFX style sheets take one family and no list of fall-backs, so the family is chosen here.
 */
public final class Fonts {

    private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);
    private static final String SANS = "Pilothouse Sans";
    private static final String MONO = "JetBrains Mono NL";
    private static final List<String> FILES = List.of(
            "PilothouseSans-Regular.otf", "PilothouseSans-Bold.otf", "JetBrainsMonoNL-Regular.ttf", "JetBrainsMonoNL-Bold.ttf");
    private static final List<String> CHINESE = List.of(
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "Microsoft YaHei UI",
            "PingFang SC",
            "WenQuanYi Micro Hei",
            "文泉驿微米黑");
    private static final List<String> CHINESE_MONO = List.of("Noto Sans Mono CJK SC", "Sarasa Mono SC");

    private Fonts() {}

    /** Registers the bundled fonts; done once, before the first scene. */
    public static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("/dev/pilothouse/ui/fonts/" + file)) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    LOG.warn("The font {} could not be loaded; the platform's own is used", file);
                }
            } catch (IOException e) {
                LOG.warn("The font {} could not be read", file, e);
            }
        }
    }

    /** Returns the family for texts in that language. */
    public static String text(Locale locale) {
        return isChinese(locale) ? first(CHINESE, Font.getFamilies()::contains).orElse(SANS) : SANS;
    }

    /** Returns the family for code in that language. */
    public static String code(Locale locale) {
        return isChinese(locale) ? first(CHINESE_MONO, Font.getFamilies()::contains).orElse(MONO) : MONO;
    }

    static Optional<String> first(List<String> wanted, Predicate<String> present) {
        return wanted.stream().filter(present).findFirst();
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
