package dev.pilothouse.platform.kind.preflight;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is worked out when it is first asked for, and never again. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> work;
    private volatile @Nullable T value;

    Once(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public T get() {
        T known = value;
        if (known == null) {
            known = work.get();
            value = known;
        }
        return known;
    }
}
