package dev.pilothouse.guide;

import dev.pilothouse.text.Pem;
import dev.pilothouse.text.PemKey;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.Optional;

/**
 * What a private SSH key shows without being used.
 *
 * @param type as SSH writes it, for example {@code ssh-ed25519}
 * @param fingerprint as {@code ssh-keygen -l} prints it; empty when it cannot be told without more than the key
 * @param encrypted whether it needs a passphrase, which a pod cannot type
 */
public record SshFacts(String type, String fingerprint, boolean encrypted) {

    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

    /** Reads a key of OpenSSH (PROTOCOL.key) or in PEM; empty when it is none. */
    public static Optional<SshFacts> of(Content content) {
        Pem pem = Pem.parse(content.text().orElse(""));
        Optional<Pem.Block> key = pem.blocks().stream().filter(block -> block.label().endsWith("PRIVATE KEY")).findFirst();
        try {
            return key.map(block -> block.label().startsWith("OPENSSH") ? openSsh(block.der()) : pem(block, pem));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static SshFacts openSsh(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        buffer.get(magic);
        if (!MessageDigest.isEqual(magic, MAGIC)) {
            throw new IllegalArgumentException("not of OpenSSH");
        }
        String cipher = new String(part(buffer), StandardCharsets.US_ASCII);
        part(buffer);
        part(buffer);
        buffer.getInt();
        byte[] open = part(buffer);
        return new SshFacts(new String(part(ByteBuffer.wrap(open)), StandardCharsets.US_ASCII), fingerprint(open), !cipher.equals("none"));
    }

    private static byte[] part(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new IllegalArgumentException("ends early");
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    private static SshFacts pem(Pem.Block block, Pem pem) {
        if (block.encrypted()) {
            return new SshFacts(block.label().startsWith("RSA") ? "ssh-rsa" : "", "", true);
        }
        try {
            return PemKey.read(block, pem) instanceof RSAPrivateCrtKey rsa
                    ? new SshFacts("ssh-rsa", fingerprint(open(rsa)), false)
                    : new SshFacts(PemKey.read(block, pem).getAlgorithm(), "", false);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] open(RSAPrivateCrtKey key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (byte[] part : new byte[][] {
                "ssh-rsa".getBytes(StandardCharsets.US_ASCII), key.getPublicExponent().toByteArray(), key.getModulus().toByteArray()
            }) {
                out.writeInt(part.length);
                out.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String fingerprint(byte[] open) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(open);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
