package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.store.Stored;
import dev.pilothouse.text.Json;

/** Makes items of pages and events, from bytes or from documents, whichever is there. */
final class Items {

    private Items() {}

    static Page.Item of(Stored stored) {
        return new Page.Item() {
            @Override
            public byte[] json() {
                return stored.json();
            }

            @Override
            public Document document() {
                return stored.document();
            }
        };
    }

    static Page.Item of(Document document) {
        return new Page.Item() {
            @Override
            public byte[] json() {
                return Json.bytes(document.tree());
            }

            @Override
            public Document document() {
                return document;
            }
        };
    }
}
