package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Caller;
import java.util.Optional;

/** Answers questions of access that are asked as objects, such as {@code SelfSubjectAccessReview} and {@code TokenReview}. */
@FunctionalInterface
public interface Reviews {

    /** Returns the answered review, empty when the kind is no review. */
    Optional<Document> answer(Caller caller, String kindName, String namespace, Document question);
}
