package dev.pilothouse.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTextTest {

    @ParameterizedTest
    @CsvSource({
        "cpu,250,0.25 CPU", "cpu,2000,2 CPU", "cpu,10000,10 CPU", "memory,536870912,512 MiB", "memory,1610612736,1.5 GiB",
        "memory,900,900 B", "memory,0,0 B", "pods,3,3 pods", "nvidia.com/gpu,1,1 nvidia.com/gpu"
    })
    void readsAsPeopleSayIt(String resource, long amount, String text) {
        assertEquals(text, AmountText.of(resource, amount));
    }
}
