package dev.pilothouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.environment.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RailLabelsTest {

    private final Map<String, String> wanted = new LinkedHashMap<>();

    @Test
    void saysTheEnvironmentWhereOneTileHasIt() {
        put("shop-dev", Environment.DEV, false);
        put("shop-prod", Environment.PROD, false);
        put("playground", Environment.SANDBOX, true);
        assertEquals(List.of("DEV", "PRD", "SIM"), labels());
    }

    @Test
    void takesLettersOfTheNameWhereSeveralHaveIt() {
        put("kind-shop", Environment.DEV, false);
        put("kind-billing", Environment.DEV, false);
        put("kind-shop-eu", Environment.DEV, false);
        assertEquals(List.of("SHO", "BIL", "EU"), labels());
    }

    @Test
    void keepsLabelsApartWhateverTheNames() {
        put("web", Environment.SANDBOX, false);
        put("WEB", Environment.SANDBOX, false);
        put("---", Environment.SANDBOX, false);
        assertEquals(3, labels().stream().distinct().count());
    }

    private List<String> labels() {
        return List.copyOf(RailLabels.of(wanted).values());
    }

    private void put(String name, Environment environment, boolean simulated) {
        wanted.put(name, RailLabels.wanted(environment, simulated));
    }
}
