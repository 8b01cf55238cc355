package dev.pilothouse.ui.designer;

import java.util.Locale;

/** What can be chosen for the whole cluster, one row each. */
enum ClusterOption {
    NETWORK("mdi2n-network-outline"),
    API_SERVER("mdi2s-server-network"),
    REGISTRY("mdi2d-database-arrow-down-outline"),
    INGRESS("mdi2i-import"),
    FEATURES("mdi2t-tune-variant"),
    PATCHES("mdi2f-file-edit-outline"),
    CREATION("mdi2t-timer-outline");

    private final String icon;

    ClusterOption(String icon) {
        this.icon = icon;
    }

    String icon() {
        return icon;
    }

    /** Returns the anchor of its row. */
    String anchor() {
        return "designer-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the beginning of its message keys. */
    String key() {
        return "designer.option." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
