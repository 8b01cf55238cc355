package dev.pilothouse.platform.playground.kubelet.shell;

/** That a script can't be read or a word can't be expanded; the message is the shell's, without {@code sh: }. */
final class ShellError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ShellError(String message) {
        super(message);
    }
}
