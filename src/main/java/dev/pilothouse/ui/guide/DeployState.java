package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.compose.Compose;
import dev.pilothouse.model.Problem;

/** How far choosing what to deploy has come. */
sealed interface DeployState {

    /** A template and an image are being chosen. */
    record Choosing() implements DeployState {}

    record Reading(String file) implements DeployState {}

    /** A Compose file was read; what it loses or what is wrong with it is to be seen before going on. */
    record Composed(String file, Compose compose) implements DeployState {}

    record Refused(Problem problem) implements DeployState {}
}
