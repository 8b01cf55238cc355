package dev.pilothouse.platform.playground.access;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.ListOptions;
import dev.pilothouse.platform.playground.registry.Page;
import dev.pilothouse.platform.playground.registry.PatchType;
import dev.pilothouse.platform.playground.registry.Registry;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.registry.WatchOptions;
import dev.pilothouse.platform.playground.registry.WatchSink;
import dev.pilothouse.platform.playground.registry.WriteOptions;
import dev.pilothouse.platform.playground.registry.Written;
import java.util.List;

/** A registry that also answers {@code serviceaccounts/token}: the signing of tokens is a matter of rights and not of stored objects. */
public final class TokenRegistry implements Registry {

    private final Registry registry;
    private final TokenRequests tokens;

    public TokenRegistry(Registry registry, TokenRequests tokens) {
        this.registry = registry;
        this.tokens = tokens;
    }

    @Override
    public Written create(Caller caller, Target target, Document object, WriteOptions options) {
        return target.resource().name().equals("serviceaccounts") && target.subresource().equals("token")
                ? new Written(tokens.answer(target.namespace(), target.name(), object), true, List.of())
                : registry.create(caller, target, object, options);
    }

    @Override
    public Document get(Caller caller, Target target) {
        return registry.get(caller, target);
    }

    @Override
    public Page list(Caller caller, Target target, ListOptions options) {
        return registry.list(caller, target, options);
    }

    @Override
    public Subscription watch(Caller caller, Target target, WatchOptions options, WatchSink sink) {
        return registry.watch(caller, target, options, sink);
    }

    @Override
    public Document owned(Target target, Document object, WriteOptions options) {
        return registry.owned(target, object, options);
    }

    @Override
    public Written update(Caller caller, Target target, Document object, WriteOptions options) {
        return registry.update(caller, target, object, options);
    }

    @Override
    public Written patch(Caller caller, Target target, PatchType type, String body, WriteOptions options) {
        return registry.patch(caller, target, type, body, options);
    }

    @Override
    public Written delete(Caller caller, Target target, DeleteOptions options) {
        return registry.delete(caller, target, options);
    }

    @Override
    public Document deleteCollection(Caller caller, Target target, ListOptions which, DeleteOptions options) {
        return registry.deleteCollection(caller, target, which, options);
    }
}
