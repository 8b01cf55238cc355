package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Volumes of pods and where containers mount them. Of sources that stand for other makers' disks only the presence is checked. */
final class VolumeRules {

    /** Sources in the order in which the server looks for them; the second one found is the one too many. */
    private static final List<String> SOURCES = List.of(
            "emptyDir", "hostPath", "gitRepo", "gcePersistentDisk", "awsElasticBlockStore", "secret", "nfs", "iscsi", "glusterfs", "flocker",
            "persistentVolumeClaim", "rbd", "cinder", "cephfs", "quobyte", "downwardAPI", "fc", "flexVolume", "configMap", "azureFile",
            "vsphereVolume", "photonPersistentDisk", "portworxVolume", "azureDisk", "storageos", "projected", "scaleIO", "csi", "ephemeral", "image");
    private static final String MODE = "must be a number between 0 and 0777 (octal), both inclusive";
    private static final int HIGHEST_MODE = 0777;
    private static final String TWICE = "conflicting duplicate paths";
    private static final long TEN_MINUTES = 600;

    private VolumeRules() {}

    /** Checks the volumes of a pod and returns those that are well formed, by name. */
    static Map<String, Spot> check(Spot volumes) {
        Map<String, Spot> known = new LinkedHashMap<>();
        for (Spot volume : volumes.items()) {
            int before = volume.errors();
            source(volume);
            Spot name = volume.at("name");
            if (name.empty()) {
                name.required("");
            } else {
                name.must(Names::label);
            }
            if (known.containsKey(name.text())) {
                name.duplicate();
            }
            if (volume.errors() == before) {
                known.put(name.text(), volume);
            }
        }
        return known;
    }

    private static void source(Spot volume) {
        String first = "";
        for (String type : SOURCES) {
            Spot source = volume.at(type);
            if (source.present() && !first.isEmpty()) {
                source.forbidden("may not specify more than 1 volume type");
            } else if (source.present()) {
                first = type;
                source(type, source);
            }
        }
        if (first.isEmpty()) {
            volume.required("must specify a volume type");
        }
    }

    private static void source(String type, Spot source) {
        switch (type) {
            case "emptyDir" -> {
                if (Amounts.value(source.at("sizeLimit").text()).signum() < 0) {
                    source.at("sizeLimit").forbidden("SizeLimit field must be a valid resource quantity");
                }
            }
            case "hostPath" -> hostPath(source);
            case "secret" -> keys(source, "secretName");
            case "configMap" -> keys(source, "name");
            case "persistentVolumeClaim" -> source.at("claimName").requireText();
            case "nfs" -> {
                source.at("server").requireText();
                source.at("path").requireText();
                if (!source.at("path").text().startsWith("/")) {
                    source.at("path").invalid("must be an absolute path");
                }
            }
            case "downwardAPI" -> {
                mode(source.at("defaultMode"));
                source.at("items").items().forEach(item -> file(item, source));
            }
            case "projected" -> projected(source);
            case "csi" -> source.at("driver").requireText();
            case "ephemeral" -> {
                if (source.at("volumeClaimTemplate").present()) {
                    ClaimRules.template(source.at("volumeClaimTemplate"));
                } else {
                    source.at("volumeClaimTemplate").required("");
                }
            }
            case "image" -> {
                source.at("reference").requireText();
                source.at("pullPolicy").requiredOneOf("Always", "IfNotPresent", "Never");
            }
            default -> {
                // other makers' disks
            }
        }
    }

    static void hostPath(Spot source) {
        Spot path = source.at("path");
        if (path.empty()) {
            path.required("");
            return;
        }
        noSteppingBack(path);
        if (!source.at("type").empty()) {
            source.at("type").oneOf("", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket");
        }
    }

    private static void keys(Spot source, String name) {
        source.at(name).requireText();
        mode(source.at("defaultMode"));
        source.at("items").items().forEach(VolumeRules::keyToPath);
    }

    private static void keyToPath(Spot item) {
        item.at("key").requireText();
        item.at("path").requireText();
        localPath(item.at("path"));
        mode(item.at("mode"));
    }

    private static void file(Spot item, Spot source) {
        Spot path = item.at("path").as(source.at("path"));
        path.requireText();
        localPath(path);
        if (item.at("fieldRef").present()) {
            EnvironmentRules.fieldInFile(item.at("fieldRef"));
            if (item.at("resourceFieldRef").present()) {
                source.invalid("resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
            }
        } else if (item.at("resourceFieldRef").present()) {
            EnvironmentRules.resource(item.at("resourceFieldRef"), true);
        } else {
            source.required("one of fieldRef and resourceFieldRef is required");
        }
        mode(item.at("mode"));
    }

    private static void projected(Spot projected) {
        mode(projected.at("defaultMode"));
        Set<String> paths = new HashSet<>();
        for (Spot source : projected.at("sources").items()) {
            for (String type : List.of("secret", "configMap")) {
                Spot part = source.at(type);
                if (part.present()) {
                    part.at("name").requireText();
                }
                for (Spot item : part.at("items").items()) {
                    keyToPath(item);
                    once(projected, item.at("path"), part.at("name").text(), paths);
                }
            }
            for (Spot item : source.at("downwardAPI", "items").items()) {
                file(item, source.at("downwardAPI"));
                once(projected, item.at("path"), item.at("path").text(), paths);
            }
            token(projected, source.at("serviceAccountToken"));
            if (source.size() > 1) {
                source.forbidden("may not specify more than 1 volume type per source");
            }
        }
    }

    private static void once(Spot projected, Spot path, String named, Set<String> paths) {
        if (!path.empty() && !paths.add(path.text())) {
            projected.invalid(named, TWICE);
        }
    }

    private static void token(Spot projected, Spot token) {
        if (!token.present()) {
            return;
        }
        Spot expiration = token.at("expirationSeconds");
        if (expiration.number() < TEN_MINUTES) {
            expiration.invalid("may not specify a duration less than 10 minutes");
        } else if (expiration.number() > 1L << 32) {
            expiration.invalid("may not specify a duration larger than 2^32 seconds");
        }
        Spot path = token.at("path").as(projected.at("path"));
        if (path.empty()) {
            path.required("");
        } else {
            localPath(path);
        }
    }

    private static void mode(Spot mode) {
        if (mode.present() && (mode.number() < 0 || mode.number() > HIGHEST_MODE)) {
            mode.invalid(MODE);
        }
    }

    private static void localPath(Spot path) {
        descending(path);
        if (path.text().startsWith("..") && !path.text().startsWith("../")) {
            path.invalid("must not start with '..'");
        }
    }

    static void descending(Spot path) {
        if (path.text().startsWith("/")) {
            path.invalid("must be a relative path");
        }
        noSteppingBack(path);
    }

    static void noSteppingBack(Spot path) {
        if (List.of(path.text().split("/", -1)).contains("..")) {
            path.invalid("must not contain '..'");
        }
    }
}
