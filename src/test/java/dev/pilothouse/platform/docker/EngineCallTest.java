package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How a question is written. */
class EngineCallTest {

    @Test
    void writesParametersInTheirOrder() {
        EngineCall call = EngineCall.get("/containers/json").with("all", true).with("size", false).with("names", "a b").with("names", "c&d");
        assertEquals("/v1.41/containers/json?all=true&names=a+b&names=c%26d", call.target("/v1.41"));
        assertEquals("/info", EngineCall.get("/info").target(""));
    }

    @Test
    void writesFiltersAsJson() {
        EngineCall call = EngineCall.get("/events").filtered(Map.of("label", List.of("a=b")));
        assertEquals("/events?filters=%7B%22label%22%3A%5B%22a%3Db%22%5D%7D", call.target(""));
    }

    @Test
    void keepsTheNamesOfImages() {
        String image = "host:5000/kindest/node:v1.34.0@sha256:abc";
        assertEquals(image, EngineCall.segment(image));
    }

    /** A name that a person typed never becomes another path, a query or a climb. */
    @Property
    void letsNoNameLeaveItsPlace(@ForAll String name) {
        URI target = URI.create("http://docker" + EngineCall.get("/images/" + EngineCall.segment(name) + "/json").target("/v1.41"));
        assertEquals(null, target.getQuery());
        assertEquals(null, target.getFragment());
        assertFalse(target.getRawPath().contains(".."));
        assertTrue(target.getRawPath().endsWith("/json"));
    }
}
