package dev.pilothouse.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.testing.SameThreadFx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedFilterTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SameThreadFx fx = new SameThreadFx();
    private int asked;
    private final TypedFilter filter = new TypedFilter(fx, InstantSource.system(), List::of, () -> asked++);

    private void type(String text) {
        filter.textProperty().set(text);
    }

    @Test
    void wordsAreUnderstoodAtOnceAndAskedOfNobody() {
        type("web");
        fx.advance(SECOND);

        assertThat(filter.filterProperty().get().terms()).hasSize(1);
        assertThat(asked).isZero();
    }

    @Test
    void aSelectorIsAskedOnceAfterAPause() {
        type("label:app=w");
        type("label:app=we");
        type("label:app=web");
        assertThat(filter.filterProperty().get().labelSelector()).isEqualTo("app=web");
        assertThat(asked).isZero();

        fx.advance(SECOND);
        type("-db label:app=web");
        fx.advance(SECOND);
        assertThat(asked).as("the words before it are none of the server's business").isEqualTo(1);
    }

    @Test
    void whoAskedMeanwhileDoesNotAskAgain() {
        type("label:app=web");
        filter.rest();
        fx.advance(SECOND);

        assertThat(asked).isZero();
    }
}
