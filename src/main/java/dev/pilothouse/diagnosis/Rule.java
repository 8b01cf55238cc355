package dev.pilothouse.diagnosis;

import dev.pilothouse.model.Document;
import java.util.List;

/** Looks at one object for one family of things that can be wrong. Finds nothing in an object that is well. */
interface Rule {

    /** Tells whether it has something to say about objects of a kind. */
    boolean concerns(String kind);

    List<Diagnosis> look(Document object, Scene scene);
}
