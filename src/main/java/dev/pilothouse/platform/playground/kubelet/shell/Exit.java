package dev.pilothouse.platform.playground.kubelet.shell;

/** That {@code exit} was asked for. */
final class Exit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    Exit(int code) {
        super(null, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
