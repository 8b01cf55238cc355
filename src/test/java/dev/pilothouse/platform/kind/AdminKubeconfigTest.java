package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.model.ProblemException;
import org.junit.jupiter.api.Test;

class AdminKubeconfigTest {

    private static final String CONF = """
            apiVersion: v1
            clusters:
            - cluster:
                certificate-authority-data: Q0E=
                server: https://shop-control-plane:6443
              name: shop
            contexts:
            - context: {cluster: shop, user: kubernetes-admin}
              name: kubernetes-admin@shop
            current-context: kubernetes-admin@shop
            kind: Config
            users:
            - name: kubernetes-admin
              user:
                client-certificate-data: Q0VSVA==
                client-key-data: S0VZ
            """;

    @Test
    void allEntriesAreCalledAsKindCallsThem() {
        String made = AdminKubeconfig.of(CONF, "shop", "https://127.0.0.1:34831");

        assertEquals("""
                apiVersion: v1
                kind: Config
                clusters:
                - name: kind-shop
                  cluster:
                    certificate-authority-data: Q0E=
                    server: https://127.0.0.1:34831
                contexts:
                - name: kind-shop
                  context:
                    cluster: kind-shop
                    user: kind-shop
                current-context: kind-shop
                users:
                - name: kind-shop
                  user:
                    client-certificate-data: Q0VSVA==
                    client-key-data: S0VZ
                """, made);
        assertEquals("https://127.0.0.1:34831", AdminKubeconfig.server(made));
    }

    @Test
    void whatIsNoKubeconfigIsRefused() {
        assertThrows(ProblemException.class, () -> AdminKubeconfig.of("", "shop", "https://127.0.0.1:1"));
        assertThrows(ProblemException.class, () -> AdminKubeconfig.of("kind: Config", "shop", "https://127.0.0.1:1"));
        assertEquals("", AdminKubeconfig.server("kind: [broken"));
    }
}
