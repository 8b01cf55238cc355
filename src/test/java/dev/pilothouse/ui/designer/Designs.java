package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;

/** Blueprints that tests begin with. */
final class Designs {

    /** A control plane and three workers, with one of everything that a node can have. */
    static final String SHOP =
            """
            # every node: kindest/node:v1.34.2
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            name: shop-dev
            nodes:
            - role: control-plane
              labels:
                ingress-ready: "true"
              extraPortMappings:
              - containerPort: 80
                hostPort: 8080
                listenAddress: 127.0.0.1
            - role: worker
              labels:
                zone: a
            - role: worker
              labels:
                zone: a
                disktype: ssd
              extraMounts:
              - hostPath: /home/mei/shop/data
                containerPath: /data
            - role: worker
              labels:
                zone: b
            """;

    private Designs() {}

    static Blueprint shop() {
        return Blueprint.of(SHOP);
    }
}
