package dev.pilothouse.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

    @ParameterizedTest
    @CsvSource({
        "nginx,                              docker.io,             library/nginx,        latest,  ''",
        "kindest/node:v1.37.0,               docker.io,             kindest/node,         v1.37.0, ''",
        "docker.io/envoyproxy/envoy:v1,      docker.io,             envoyproxy/envoy,     v1,      ''",
        "index.docker.io/library/nginx:1,    docker.io,             library/nginx,        1,       ''",
        "registry.k8s.io/pause:3.10,         registry.k8s.io,       pause,                3.10,    ''",
        "localhost/web,                      localhost,             web,                  latest,  ''",
        "localhost:5001/a/b/c,               localhost:5001,        a/b/c,                latest,  ''",
        "my.host:5000/node@sha256:abc,       my.host:5000,          node,                 '',      sha256:abc",
        "kindest/node:v1@sha256:abc,         docker.io,             kindest/node,         v1,      sha256:abc",
    })
    void isReadAsEnginesDo(String written, String registry, String repository, String tag, String digest) {
        ImageName image = ImageName.of(written);
        assertEquals(new ImageName(registry, repository, tag, digest), image);
        assertEquals(image, ImageName.of(image.full()));
        assertEquals(digest.isEmpty() ? tag : digest, image.reference());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "@", "/", "a//b", "localhost:", "::/::@@"})
    void anyTextIsRead(String written) {
        assertDoesNotThrow(() -> ImageName.of(written).full());
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io, https://registry-1.docker.io", "registry.k8s.io, https://registry.k8s.io", "localhost:5001, http://localhost:5001",
        "127.0.0.1:5001, http://127.0.0.1:5001", "localhost, http://localhost", "localhost.example.org, https://localhost.example.org",
        "127.example.org:80, https://127.example.org:80", "localhost:80@example.org, https://localhost:80@example.org"
    })
    void aRegistryIsAskedAtItsServer(String registry, String server) {
        assertEquals(server, ImageName.server(registry));
    }
}
