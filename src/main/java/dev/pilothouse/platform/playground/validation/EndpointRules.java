package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Endpoint slices and the older endpoints. */
final class EndpointRules {

    private static final int MOST_ENDPOINTS = 1000;
    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_PORTS = 20_000;

    private EndpointRules() {}

    static void slice(Spot slice) {
        Spot type = slice.at("addressType");
        type.requiredOneOf("FQDN", "IPv4", "IPv6");
        ports(slice.at("ports"));
        Spot endpoints = slice.at("endpoints");
        if (endpoints.size() > MOST_ENDPOINTS) {
            endpoints.tooMany(MOST_ENDPOINTS);
            return;
        }
        for (Spot endpoint : endpoints.items()) {
            Spot addresses = endpoint.at("addresses");
            if (addresses.empty()) {
                addresses.required("must contain at least 1 address");
            } else if (addresses.size() > MOST_ADDRESSES) {
                addresses.tooMany(MOST_ADDRESSES);
            }
            addresses.items().forEach(address -> address(addresses, address, type.text()));
            if (endpoint.at("nodeName").present()) {
                endpoint.at("nodeName").must(Names::subdomain);
            }
            if (endpoint.at("hostname").present()) {
                endpoint.at("hostname").must(Names::label);
            }
        }
    }

    static void sliceUpdate(Spot slice, Spot before) {
        slice(slice);
        slice.at("addressType").unchanged(before.at("addressType"));
    }

    private static void address(Spot addresses, Spot address, String type) {
        switch (type) {
            case "IPv4", "IPv6" -> {
                boolean fits = type.equals("IPv4") ? AddressRules.isIpv4(address.text()) : AddressRules.isIpv6(address.text());
                if (AddressRules.isAddress(address.text()) && !fits) {
                    addresses.invalid(address.text(), "must be an " + type + " address");
                }
                AddressRules.reachable(address);
            }
            default -> {
                // names of hosts are not looked at more closely
            }
        }
    }

    private static void ports(Spot ports) {
        if (ports.size() > MOST_PORTS) {
            ports.tooMany(MOST_PORTS);
            return;
        }
        Set<String> names = new HashSet<>();
        for (Spot port : ports.items()) {
            Spot name = port.at("name");
            if (!name.empty()) {
                name.must(Names::label);
            }
            if (!names.add(name.text())) {
                name.duplicate();
            }
            port.at("protocol").requiredOneOf("SCTP", "TCP", "UDP");
            if (port.at("appProtocol").present()) {
                port.at("appProtocol").must(Names::qualified);
            }
        }
    }

    static void endpoints(Spot endpoints) {
        for (Spot subset : endpoints.at("subsets").items()) {
            if (subset.at("addresses").empty() && subset.at("notReadyAddresses").empty()) {
                subset.required("must specify `addresses` or `notReadyAddresses`");
            }
            for (String list : List.of("addresses", "notReadyAddresses")) {
                for (Spot address : subset.at(list).items()) {
                    AddressRules.reachable(address.at("ip"));
                    if (!AddressRules.isAddress(address.at("ip").text())) {
                        address.at("ip").invalid(address.at("ip").text(), "must be a valid IP address");
                    }
                    if (!address.at("hostname").empty()) {
                        address.at("hostname").must(Names::label);
                    }
                }
            }
            for (Spot port : subset.at("ports").items()) {
                if (!port.at("name").empty()) {
                    port.at("name").must(Names::label);
                } else if (subset.at("ports").size() > 1) {
                    port.at("name").required("");
                }
                port.at("port").between(1, 65_535);
                port.at("protocol").requiredOneOf("SCTP", "TCP", "UDP");
            }
        }
    }
}
