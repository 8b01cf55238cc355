package dev.pilothouse.local;

/** Which container engine the person chose, kept by whoever owns the settings. */
public interface EngineChoice {

    /** Returns its address, empty while none was chosen. */
    String address();

    void remember(String address);
}
