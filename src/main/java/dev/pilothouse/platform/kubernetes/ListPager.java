package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Query;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * Lists a query page by page: a small first page, so that something is on the screen at once, and large ones after it. The next
 * page is on its way while one is read.
 */
final class ListPager {

    /** Sizes of pages: see the benchmarks for how they were chosen. */
    record Sizes(int first, int further) {
        static final Sizes USUAL = new Sizes(100, 1000);
        /** Whole documents weigh more than rows. */
        static final Sizes DOCUMENTS = new Sizes(250, 250);
        /** Everything at once, when the server forgets its pages faster than they are read. */
        static final Sizes ONE = new Sizes(0, 0);
    }

    private final Transport transport;

    ListPager(Transport transport) {
        this.transport = transport;
    }

    /**
     * Reads the whole list.
     *
     * @param batches gets the items as they arrive, on the calling thread
     * @return the version of the list, from which a watch goes on
     */
    <T> String list(Query query, Sizes sizes, ItemReader<T> items, Sharing sharing, Consumer<List<T>> batches) {
        Reading<T> reading = new Reading<>(query, sizes, items, sharing, batches);
        try {
            return reading.all();
        } finally {
            reading.giveUp();
        }
    }

    private final class Reading<T> {
        private final Query query;
        private final Sizes sizes;
        private final ItemReader<T> items;
        private final Sharing sharing;
        private final Consumer<List<T>> batches;
        private @org.jspecify.annotations.Nullable Ahead ahead;

        private Reading(Query query, Sizes sizes, ItemReader<T> items, Sharing sharing, Consumer<List<T>> batches) {
            this.query = query;
            this.sizes = sizes;
            this.items = items;
            this.sharing = sharing;
            this.batches = batches;
        }

        private String all() {
            Request request = request(sizes.first(), "");
            String version = page(request, transport.stream(request));
            for (Ahead next = ahead; next != null; next = ahead) {
                Answer answer = next.take();
                ahead = null;
                page(request, answer);
            }
            return version;
        }

        private String page(Request request, Answer answer) {
            ListPage<T> page = new ListPage<>(
                    items, batches, token -> ahead = new Ahead(transport, request(sizes.further(), token)));
            try (answer;
                    JsonReader reader = new JsonReader(answer.body(), sharing)) {
                page.read(reader);
                answer.finish();
                return page.version();
            } catch (IOException | JacksonException e) {
                throw transport.answers().broken(request, answer, e);
            }
        }

        private Request request(int limit, String token) {
            String path = Paths.of(query)
                    + Paths.query(
                            "limit", limit == 0 ? "" : Integer.toString(limit),
                            "continue", token,
                            "labelSelector", query.labelSelector(),
                            "fieldSelector", query.fieldSelector());
            return Request.get(path, Subject.of("list", query.kind(), query.namespace()));
        }

        private void giveUp() {
            if (ahead != null) {
                ahead.close();
            }
        }
    }
}
