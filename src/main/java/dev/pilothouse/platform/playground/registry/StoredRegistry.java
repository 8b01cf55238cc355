package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The verbs over a store. */
public final class StoredRegistry implements Registry, AutoCloseable {

    private final Wiring wiring;
    private final Indexes indexes;
    private final Reads reads;
    private final Writes writes;
    private final Deletes deletes;
    private final Patches patches;
    private final Watches watches;
    private final Subresources subresources;

    /** @param admissions in the order in which they change objects */
    public StoredRegistry(Store store, Schemas schemas, ObjectRules rules, List<Admission> admissions, Agenda agenda) {
        wiring = new Wiring(store, schemas, rules, agenda);
        indexes = new Indexes(store);
        Gate gate = new Gate(admissions, this::objects);
        reads = new Reads(wiring);
        writes = new Writes(wiring, reads, gate);
        deletes = new Deletes(wiring, reads, gate);
        patches = new Patches(wiring);
        watches = new Watches(wiring, reads);
        subresources = new Subresources(wiring, reads, writes, deletes, gate);
    }

    /** Returns the API for one of the cluster's own parts, which asks and writes under its name, for example {@code deployment-controller}. */
    public Objects as(String part) {
        return objects(Caller.system(part));
    }

    private Objects objects(Caller caller) {
        return new SystemObjects(this, wiring, indexes, caller);
    }

    @Override
    public Document get(Caller caller, Target target) {
        mustOffer(target, "get");
        return subresources.get(target);
    }

    @Override
    public Page list(Caller caller, Target target, ListOptions options) {
        mustOffer(target, "list");
        return reads.list(target, options);
    }

    @Override
    public Subscription watch(Caller caller, Target target, WatchOptions options, WatchSink sink) {
        mustOffer(target, "watch");
        return watches.watch(target, options, sink);
    }

    @Override
    public Written create(Caller caller, Target target, Document object, WriteOptions options) {
        mustOffer(target, "create");
        if (!target.subresource().isEmpty()) {
            return subresources.create(caller, target, object, options);
        }
        if (target.resource().name().equals("bindings")) {
            Target pod = new Target(wiring.schemas().named("pods").orElseThrow(Refusal::noSuchResource), target.namespace(), object.name(), "binding");
            return subresources.create(caller, pod, object, options);
        }
        if (!target.resource().verbs().contains("get")) {
            throw Refusal.leftOut(target.resource().name());
        }
        return writes.create(caller, target, object, options);
    }

    @Override
    public Document owned(Target target, Document object, WriteOptions options) {
        return writes.owned(target, object, options);
    }

    @Override
    public Written update(Caller caller, Target target, Document object, WriteOptions options) {
        mustOffer(target, "update");
        return isObject(target)
                ? writes.update(caller, target, object, options)
                : subresources.change(caller, target, options, _ -> object);
    }

    @Override
    public Written patch(Caller caller, Target target, PatchType type, String body, WriteOptions options) {
        mustOffer(target, "patch");
        if (type == PatchType.APPLY) {
            return apply(caller, target, body, options);
        }
        return isObject(target)
                ? writes.patch(caller, target, options, false, before -> patches.patched(target, type, before, body), Patches.unfit(type, body))
                : subresources.change(caller, target, options, part -> patches.patched(target, type, part, body));
    }

    private Written apply(Caller caller, Target target, String body, WriteOptions options) {
        if (!isObject(target)) {
            throw Refusal.leftOut("server-side apply of " + target.resource().name() + "/" + target.subresource());
        }
        return writes.apply(caller, target, Patches.applied(target, body, options), options);
    }

    @Override
    public Written delete(Caller caller, Target target, DeleteOptions options) {
        mustOffer(target, "delete");
        return deletes.delete(caller, target, options);
    }

    @Override
    public Document deleteCollection(Caller caller, Target target, ListOptions which, DeleteOptions options) {
        mustOffer(target, "deletecollection");
        Page page = reads.list(target, which);
        for (Page.Item item : page.items()) {
            Document object = item.document();
            try {
                deletes.delete(caller, new Target(target.resource(), object.namespace(), object.name(), ""), options);
            } catch (Refusal gone) {
                if (gone.code() != 404) {
                    throw gone;
                }
            }
        }
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", target.resource().kind().name() + "List");
        list.put("apiVersion", target.resource().kind().apiVersion());
        list.put("metadata", Map.of("resourceVersion", page.resourceVersion()));
        list.put("items", page.items().stream().map(item -> (Object) item.document().fields()).toList());
        return Document.of(list);
    }

    private static boolean isObject(Target target) {
        return target.subresource().isEmpty() || target.subresource().equals("status");
    }

    /** Refuses with 404 what is not there at all and with 405 what cannot be asked of it. */
    private static void mustOffer(Target target, String verb) {
        Resource resource = target.resource();
        Set<String> verbs = target.subresource().isEmpty()
                ? resource.verbs()
                : resource.subresources().stream()
                        .filter(part -> part.name().equals(target.subresource()))
                        .findFirst()
                        .map(Resource.Subresource::verbs)
                        .orElseThrow(Refusal::noSuchResource);
        if (!verbs.contains(verb)) {
            throw Refusal.general(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
        }
    }

    @Override
    public void close() {
        watches.close();
    }
}
