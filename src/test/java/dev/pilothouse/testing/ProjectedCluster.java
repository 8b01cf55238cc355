package dev.pilothouse.testing;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;

/** A cluster in memory whose rows are those of a real one: each kind has its own columns and health. */
public final class ProjectedCluster implements InvocationHandler {

    private final FakeCluster fake;
    private final InstantSource clock;
    private final Kinds kinds = new Kinds();

    private ProjectedCluster(FakeCluster fake, InstantSource clock) {
        this.fake = fake;
        this.clock = clock;
    }

    /** Returns the door to what the fake cluster holds; only kinds that have a table of their own may be asked for. */
    public static Cluster over(FakeCluster fake, InstantSource clock) {
        return (Cluster) Proxy.newProxyInstance(
                ProjectedCluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, new ProjectedCluster(fake, clock));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        return switch (method.getName()) {
            case "columns" -> kinds.known((Kind) args[0]).orElseThrow().columns();
            case "rows" -> fake.rows((Query) args[0]).stream().map(this::projected).toList();
            case "follow" -> fake.follow((Query) args[0], new ProjectingSink((RowSink) args[1]));
            case "clock" -> clock;
            default -> passedOn(method, args);
        };
    }

    private Object passedOn(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(fake, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Row projected(Row row) {
        return kinds.known(row.ref().kind()).orElseThrow().row(row.ref().kind(), fake.get(row.ref()).tree());
    }

    private final class ProjectingSink implements RowSink {

        private final RowSink sink;

        ProjectingSink(RowSink sink) {
            this.sink = sink;
        }

        @Override
        public void begin() {
            sink.begin();
        }

        @Override
        public void page(List<Row> rows) {
            sink.page(rows.stream().map(ProjectedCluster.this::projected).toList());
        }

        @Override
        public void complete() {
            sink.complete();
        }

        @Override
        public void changed(Row row) {
            sink.changed(projected(row));
        }

        @Override
        public void removed(String uid) {
            sink.removed(uid);
        }

        @Override
        public void state(StreamState state) {
            sink.state(state);
        }
    }
}
