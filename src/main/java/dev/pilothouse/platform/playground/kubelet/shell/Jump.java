package dev.pilothouse.platform.playground.kubelet.shell;

/** That a loop or a function is left: {@code break}, {@code continue} or {@code return}. */
final class Jump extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String kind;

    Jump(String kind) {
        super(null, null, false, false);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
