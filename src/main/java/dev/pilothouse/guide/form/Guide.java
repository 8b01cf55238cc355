package dev.pilothouse.guide.form;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Optional;

/**
 * A guided edit, declared: which objects it is for, what it asks and what it has to say. Everything is a pure function of the sheet.
 *
 * <p>To add a guide, write one class and name it in {@code guide.Guides}: menus, palette, pages and the review follow from it.
 */
public interface Guide {

    /** How much room it needs on the screen. */
    enum Size {
        DRAWER,
        PAGE
    }

    /**
     * Returns the key of its words: {@code guide.labels} in menus, {@code guide.labels.title} with the object's name on its page, and
     * {@code guide.labels.new} where it makes something new.
     */
    String key();

    /** Returns its stable name, the last word of its key. */
    default String id() {
        return key().substring(key().lastIndexOf('.') + 1);
    }

    /** Returns the title of its page. */
    default Effect title(Optional<ResourceRef> ref) {
        return ref.map(object -> Effect.note(key() + ".title", object.name())).orElseGet(() -> Effect.note(newKey()));
    }

    /** Returns the key of what it is called where it makes something new. */
    default String newKey() {
        return key() + ".new";
    }

    /** Returns the title of its page for what is filled in now. */
    default Effect title(Sheet sheet) {
        return title(sheet.subject().ref());
    }

    /** Returns the literal of its icon. */
    String icon();

    Size size();

    /** Tells whether it starts from objects of that kind. */
    boolean fits(Kind kind);

    /** Tells whether it can make something new of that kind, starting from nothing. */
    default boolean makes(Kind kind) {
        return false;
    }

    /**
     * Returns the kinds to read around what it starts from; namespaced ones in its namespace.
     *
     * @param ref what it starts from; empty when something new is to be made
     */
    default List<Kind> around(Optional<ResourceRef> ref) {
        return List.of();
    }

    /** Tells whether it has something to say about the room on the nodes, which takes reading all pods. */
    default boolean looksAtRoom() {
        return false;
    }

    /** Tells whether it has something to say about what was used over the last hour. */
    default boolean looksBack() {
        return false;
    }

    /** Returns what is filled in at the start. */
    Sheet start(Subject subject);

    /** Returns what is asked, for the sheet as it is now. */
    List<Section> sections(Sheet sheet);

    /** Returns what follows and what is wrong beyond single fields, the most important first. */
    default List<Remark> remarks(Sheet sheet) {
        return List.of();
    }

    /** Returns what will be there, in whole sentences; shown beside the form. */
    default List<Effect> words(Sheet sheet) {
        return List.of();
    }

    /** Returns what it does, for titles and the journal. */
    Summary summary(Sheet sheet);
}
