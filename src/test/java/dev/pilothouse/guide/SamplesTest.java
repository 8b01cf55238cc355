package dev.pilothouse.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What README and lessons show can be applied; what is hostile is refused for the right reason. */
class SamplesTest {

    private static final ApplyYaml.KindFinder ANY = (apiVersion, name) -> {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return Optional.of(new Kind(group, apiVersion.substring(slash + 1), name, name.toLowerCase(java.util.Locale.ROOT) + "s", !name.equals("Namespace")));
    };

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void theShopIsSoundAndInItsOwnNamespace(String environment) throws IOException {
        ApplyYaml shop = read(Path.of("samples", "shop", environment + ".yaml"));
        assertEquals(List.of(), shop.problems());
        assertTrue(shop.parts().size() >= 9, () -> "documents: " + shop.parts().size());
        shop.draft().wishes().stream()
                .filter(wish -> wish.ref().kind().namespaced())
                .forEach(wish -> assertEquals("shop-" + environment, wish.ref().namespace(), wish.ref().toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "aliases, YAML_TOO_LARGE",
        "deep, YAML_TOO_LARGE",
        "duplicate-key, YAML_DUPLICATE_KEY",
        "tabs, YAML_BROKEN",
        "not-an-object, NOT_AN_OBJECT",
        "no-kind, NOT_AN_OBJECT",
        "one-of-three-broken, YAML_BROKEN"
    })
    void theHostileIsRefusedForTheRightReason(String name, ProblemCode code) throws IOException {
        List<ProblemCode> codes = read(Path.of("samples", "hostile", name + ".yaml")).problems().stream().map(Problem::code).toList();
        assertEquals(List.of(code), codes);
    }

    @org.junit.jupiter.api.Test
    void aBrokenDocumentDoesNotHideTheOthers() throws IOException {
        ApplyYaml three = read(Path.of("samples", "hostile", "one-of-three-broken.yaml"));
        assertEquals(List.of("first", "third"), three.draft().wishes().stream().map(wish -> wish.ref().name()).toList());
    }

    private static ApplyYaml read(Path file) throws IOException {
        return ApplyYaml.read(Files.readString(file), file.toString(), "default", ANY);
    }
}
