package dev.pilothouse.platform.kind;

import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.Upkeep.Certificate;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.YamlText;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the certificates that a cluster lives by from its nodes, which need not run. */
final class NodeCertificates {

    private static final String PKI = "/etc/kubernetes/pki";
    private static final String KUBELET = "/var/lib/kubelet/pki";
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,])+)");

    private final KindNodes nodes;

    NodeCertificates(KindNodes nodes) {
        this.nodes = nodes;
    }

    /** Returns all, the one that expires first at the front. */
    List<Certificate> of(String cluster) {
        List<Certificate> found = new ArrayList<>();
        for (KindNode node : nodes.of(cluster)) {
            if (node.role() == Role.CONTROL_PLANE) {
                nodes.files(node, PKI).forEach((name, content) -> add(found, node, PKI.replaceFirst("/[^/]*$", "/") + name, text(content)));
                nodes.file(node, AdminKubeconfig.FILE).ifPresent(conf -> add(found, node, AdminKubeconfig.FILE, client(conf)));
            }
            if (KindList.isNode(node)) {
                newestClient(nodes.files(node, KUBELET)).ifPresent(file -> add(found, node, KUBELET + "/" + file.getKey(), text(file.getValue())));
            }
        }
        found.sort(Comparator.comparing(Certificate::expires).thenComparing(Certificate::node).thenComparing(Certificate::file));
        return found;
    }

    /** Kubelet keeps those that it had before, with their date in the name. */
    private static Optional<Map.Entry<String, byte[]>> newestClient(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .map(file -> Map.entry(file.getKey().replaceFirst("^.*/", ""), file.getValue()))
                .filter(file -> file.getKey().startsWith("kubelet-client-"))
                .max(Map.Entry.comparingByKey());
    }

    private static String client(String kubeconfig) {
        YamlText text = YamlText.of(kubeconfig);
        Tree tree = text.size() == 0 ? Tree.EMPTY : text.document(0).map(Document::tree).orElse(Tree.EMPTY);
        String data = tree.trees("users").stream().findFirst().map(user -> user.text("user", "client-certificate-data")).orElse("");
        try {
            return text(Base64.getMimeDecoder().decode(data));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** A file may hold a key beside the certificate, or something else; its first certificate counts. */
    private static void add(List<Certificate> into, KindNode node, String file, String content) {
        Matcher block = BLOCK.matcher(content);
        if (!block.find()) {
            return;
        }
        try {
            X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.group().getBytes(StandardCharsets.ISO_8859_1)));
            Matcher name = NAME.matcher(read.getSubjectX500Principal().getName());
            into.add(new Certificate(node.name(), file, name.find() ? name.group(1) : "", read.getNotAfter().toInstant()));
        } catch (CertificateException e) {
            // what cannot be read has no date
        }
    }
}
