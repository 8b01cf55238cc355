package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.schema.ProtobufMessage;
import java.io.IOException;
import java.util.List;
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

    /** Where the items go as they arrive, on the thread that asked. */
    @FunctionalInterface
    interface Batches<T> {

        void take(List<T> batch);

        /** Told before the first items how many there are in all, when the server tells. */
        default void total(long items) {}
    }

    /**
     * Reads the whole list.
     *
     * @return the version of the list, from which a watch goes on
     */
    <T> String list(Query query, Sizes sizes, ItemReader<T> items, Sharing sharing, Batches<T> batches) {
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
        private final Batches<T> batches;
        private @org.jspecify.annotations.Nullable Ahead ahead;
        private String version = "";

        private Reading(Query query, Sizes sizes, ItemReader<T> items, Sharing sharing, Batches<T> batches) {
            this.query = query;
            this.sizes = sizes;
            this.items = items;
            this.sharing = sharing;
            this.batches = batches;
        }

        private String all() {
            Request request = request(sizes.first(), "");
            page(request, transport.stream(request));
            String begun = version;
            for (Ahead next = ahead; next != null; next = ahead) {
                Answer answer = next.take();
                ahead = null;
                page(request, answer);
            }
            return begun;
        }

        private void page(Request request, Answer answer) {
            try (answer) {
                if (answer.packed()) {
                    new PackedPage<>(items.packed().orElseThrow(), batches::take, this::head).read(answer.body());
                    answer.finish();
                } else {
                    json(answer);
                }
            } catch (IOException | JacksonException | ProtobufMessage.BrokenException e) {
                throw transport.answers().broken(request, answer, e);
            }
        }

        private void json(Answer answer) throws IOException {
            try (JsonReader reader = new JsonReader(answer.body(), sharing)) {
                new ListPage<>(items, batches::take, this::head).read(reader);
                answer.finish();
            }
        }

        private void head(PageHead head) {
            if (version.isEmpty() && head.remaining() != PageHead.UNKNOWN) {
                batches.total(sizes.first() + head.remaining());
            }
            version = head.version();
            if (!head.more().isEmpty()) {
                ahead = new Ahead(transport, request(sizes.further(), head.more()));
            }
        }

        private Request request(int limit, String token) {
            String path = Paths.of(query)
                    + Paths.query(
                            "limit", limit == 0 ? "" : Integer.toString(limit),
                            "continue", token,
                            "labelSelector", query.labelSelector(),
                            "fieldSelector", query.fieldSelector());
            Request request = Request.get(path, Subject.of("list", query.kind(), query.namespace()));
            return items.packed().isPresent() ? request.accepting(PackedPage.MEDIA_TYPE + ", " + Request.JSON) : request;
        }

        private void giveUp() {
            if (ahead != null) {
                ahead.close();
            }
        }
    }
}
