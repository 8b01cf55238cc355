package dev.pilothouse.ui.kit;

/** How an environment looks: its colours as a style class. Names as in the environment room, so {@code valueOf} leads here. */
public enum EnvironmentStyle {
    DEV("env-dev"),
    STAGING("env-staging"),
    PROD("env-prod"),
    SANDBOX("env-sandbox");

    private final String styleClass;

    EnvironmentStyle(String styleClass) {
        this.styleClass = styleClass;
    }

    public String styleClass() {
        return styleClass;
    }
}
