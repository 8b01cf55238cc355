package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Compacted;
import dev.pilothouse.platform.playground.store.Event;
import dev.pilothouse.platform.playground.store.Query;
import dev.pilothouse.platform.playground.store.Range;
import dev.pilothouse.platform.playground.store.Watch;
import dev.pilothouse.platform.playground.store.Watcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The verb watch, and the bookmarks that every watcher gets once a minute. */
final class Watches implements AutoCloseable {

    /** As often as a real API server does it, in wall time: it is for clients. */
    private static final long BOOKMARK_SECONDS = 55;

    private final Wiring wiring;
    private final Reads reads;
    private final Set<Watch> bookmarked = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("playground-bookmarks").daemon().factory());

    Watches(Wiring wiring, Reads reads) {
        this.wiring = wiring;
        this.reads = reads;
        var _ = clock.scheduleWithFixedDelay(this::remind, BOOKMARK_SECONDS, BOOKMARK_SECONDS, TimeUnit.SECONDS);
    }

    /** Has every watcher that asked for bookmarks get one. */
    void remind() {
        bookmarked.forEach(Watch::askProgress);
    }

    Subscription watch(Target target, WatchOptions options, WatchSink sink) {
        ListOptions which = options.which();
        mustBeSound(options);
        Selection selection = Selection.of(target, which, wiring.isCustom(target.resource()));
        String version = which.resourceVersion();
        long asked = version.isEmpty() ? 0 : Reads.number(version);
        long newest = wiring.store().revision();
        boolean ahead = Long.compareUnsigned(asked, newest) > 0;
        if (ahead && options.initialEvents()) {
            return refuse(sink, reads.tooLarge(asked));
        }
        Optional<Range> start = asked == 0 || options.initialEvents() ? Optional.of(start(target, selection)) : Optional.empty();
        Telling telling = new Telling(target, selection, options, start, ahead ? asked : 0, sink);
        Watch watch;
        try {
            String resource = Versions.keptAs(target.resource().name());
            watch = wiring.store().watch(resource, start.map(Range::revision).orElse(ahead ? newest : asked), telling);
        } catch (Compacted e) {
            return refuse(sink, Reads.expired("too old resource version: " + version + " (" + e.oldest() + ")"));
        }
        if (options.bookmarks()) {
            bookmarked.add(watch);
        }
        return () -> {
            bookmarked.remove(watch);
            watch.close();
        };
    }

    /** Says why in the stream, as a real API server does once it has begun to answer. */
    private static Subscription refuse(WatchSink sink, Refusal why) {
        sink.event(WatchSink.Type.ERROR, Items.of(Document.of(why.status())));
        return Subscription.NONE;
    }

    private Range start(Target target, Selection selection) {
        return wiring.store().list(new Query(Versions.keptAs(target.resource().name()), target.namespace(), "", 0, selection.condition()));
    }

    private static void mustBeSound(WatchOptions options) {
        String match = options.which().resourceVersionMatch();
        List<Cause> causes = new ArrayList<>();
        if (options.initialEvents() && match.isEmpty()) {
            causes.add(forbidden("sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
        }
        if (!options.initialEvents() && !match.isEmpty()) {
            causes.add(forbidden("resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
        }
        if (!match.isEmpty() && !match.equals("NotOlderThan")) {
            causes.add(new Cause("FieldValueNotSupported", "Unsupported value: \"" + match + "\": supported values: \"NotOlderThan\"", "resourceVersionMatch"));
        }
        if (!causes.isEmpty()) {
            throw Refusals.invalidOptions("ListOptions", causes);
        }
    }

    private static Cause forbidden(String why) {
        return new Cause("FieldValueForbidden", "Forbidden: " + why, "resourceVersionMatch");
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Tells one sink, on one thread at a time. */
    private final class Telling implements Watcher {

        private final Target target;
        private final Selection selection;
        private final WatchOptions options;
        private Optional<Range> start;
        private final long silentUntil;
        private final WatchSink sink;

        /** @param silentUntil revision up to which nothing is told: a client may ask for what is yet to come */
        Telling(Target target, Selection selection, WatchOptions options, Optional<Range> start, long silentUntil, WatchSink sink) {
            this.target = target;
            this.selection = selection;
            this.options = options;
            this.start = start;
            this.silentUntil = silentUntil;
            this.sink = sink;
        }

        @Override
        public void begin() {
            Optional<Range> present = start;
            start = Optional.empty(); // the states of the beginning are not held for as long as the watch goes on
            present.ifPresent(range -> {
                range.objects().forEach(stored -> sink.event(WatchSink.Type.ADDED, reads.item(target, stored)));
                if (options.initialEvents() && options.bookmarks()) {
                    sink.event(WatchSink.Type.BOOKMARK, Items.of(Bookmarks.endOfStart(target.resource(), range.revision())));
                }
            });
        }

        @Override
        public void event(Event event) {
            if (Long.compareUnsigned(event.state().revision(), silentUntil) <= 0 && silentUntil != 0) {
                return;
            }
            if (!target.namespace().isEmpty() && !event.state().key().namespace().equals(target.namespace())) {
                return;
            }
            var before = event.before();
            boolean was = before != null && selection.matches(before);
            boolean is = !event.state().deleted() && selection.matches(event.state());
            if (is) {
                sink.event(was ? WatchSink.Type.MODIFIED : WatchSink.Type.ADDED, reads.item(target, event.state()));
            } else if (was) {
                sink.event(WatchSink.Type.DELETED, gone(event));
            }
        }

        /** Returns the object as a watcher last saw it, in the revision in which it went. */
        private Page.Item gone(Event event) {
            var before = event.before();
            if (event.state().deleted() || before == null) {
                return reads.item(target, event.state());
            }
            Document last = Metadata.inRevision(before.document(), event.state().revision());
            return Items.of(Versions.in(target.resource(), last));
        }

        @Override
        public void progress(long revision) {
            sink.event(WatchSink.Type.BOOKMARK, Items.of(Bookmarks.at(target.resource(), revision)));
        }

        @Override
        public void lost() {
            refuse(sink, Reads.expired("too old resource version: the history was compacted"));
        }
    }
}
