/**
 * The kubeconfig files of this computer: reading, merging by client-go's rules, credentials and sign-in plugins, findings, and edits that change only their bytes. Knows the door, documents as text, and the model.
 */
@NullMarked
package dev.pilothouse.kubeconfig;

import org.jspecify.annotations.NullMarked;
