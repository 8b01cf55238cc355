package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.words.Words;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {

    @ParameterizedTest
    @CsvSource({"-3,0 s,0 秒", "48,48 s,48 秒", "119,119 s,119 秒", "120,2 min,2 分钟", "7199,119 min,119 分钟", "10800,3 h,3 小时", "172800,2 d,2 天"})
    void saysAnAgeInOneUnitAndInBothLanguages(long seconds, String english, String chinese) {
        assertEquals(english, Ages.say(new Words(Locale.ENGLISH), seconds));
        assertEquals(chinese, Ages.say(new Words(Locale.SIMPLIFIED_CHINESE), seconds));
    }
}
