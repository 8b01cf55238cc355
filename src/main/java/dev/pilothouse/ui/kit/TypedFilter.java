package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Column;
import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is typed into a filter field, understood as it is typed; what servers evaluate of it is asked of them after a pause. */
public final class TypedFilter {

    private static final Duration PAUSE = Duration.ofMillis(400);

    private final Fx fx;
    private final InstantSource clock;
    private final Supplier<List<Column>> columns;
    private final Runnable ask;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Filter> filter = new ReadOnlyObjectWrapper<>(Filter.NONE);
    private Subscription pause = Subscription.NONE;

    /**
     * @param columns that the text may name
     * @param ask asks the servers by the selectors that the filter has then
     */
    public TypedFilter(Fx fx, InstantSource clock, Supplier<List<Column>> columns, Runnable ask) {
        this.fx = fx;
        this.clock = clock;
        this.columns = columns;
        this.ask = ask;
        text.addListener((_, _, _) -> understand());
    }

    /** Understands the text again, as when it may name other columns. */
    public void understand() {
        Filter before = filter.get();
        Filter now = Filter.parse(text.get(), columns.get(), clock);
        filter.set(now);
        if (!before.labelSelector().equals(now.labelSelector()) || !before.fieldSelector().equals(now.fieldSelector())) {
            rest();
            pause = fx.after(PAUSE, ask);
        }
    }

    /** Nothing is to be asked any more: that was just done, or nobody looks. */
    public void rest() {
        pause.close();
    }

    public StringProperty textProperty() {
        return text;
    }

    public ReadOnlyObjectProperty<Filter> filterProperty() {
        return filter.getReadOnlyProperty();
    }
}
