package dev.pilothouse.change;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of 256 bits in a file that only its owner can read, made when it is first needed, and AES-GCM (NIST SP 800-38D) with it.
 *
 * <p>It protects a journal that goes somewhere without it: a backup, a synced folder, a report. It does not protect from programs that
 * run as the same user, since those can read both.
 */
final class VaultKey {

    /** The key of a vault that encrypts nothing. */
    static final VaultKey NONE = new VaultKey(Path.of("no-key"));

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Path file;

    VaultKey(Path file) {
        this.file = file;
    }

    /** Makes sure that there is a key. */
    void check() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            Path lock = file.resolveSibling(file.getFileName() + ".lock");
            JournalFile.prepare(lock);
            JournalFile.locked(lock, this::make);
        }
        key();
    }

    /** Another program may have been faster. A key is never replaced. */
    private void make() throws IOException {
        JournalFile.prepare(file);
        if (Files.size(file) == 0) {
            byte[] bytes = new byte[KEY_BYTES];
            random.nextBytes(bytes);
            Files.write(file, bytes);
        }
    }

    private SecretKeySpec key() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != KEY_BYTES) {
            throw new IOException("not a key of " + KEY_BYTES + " bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /**
     * Encrypts a text.
     *
     * @param place what it belongs to; it opens only for the same
     */
    String seal(String text, String place) throws GeneralSecurityException, IOException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return Base64.getEncoder().encodeToString(both);
    }

    /**
     * Decrypts what {@link #seal} made.
     *
     * @throws GeneralSecurityException when key, place or text are not those that it was sealed with
     */
    String open(String sealed, String place) throws GeneralSecurityException, IOException {
        byte[] both = Base64.getDecoder().decode(sealed);
        if (both.length < NONCE_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
        return new String(text, StandardCharsets.UTF_8);
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException, IOException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
