package dev.pilothouse;

/** Starts the window, the command line, or the headless tour. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {}
}
