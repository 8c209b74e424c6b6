package dev.grato.api;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses of machines in the forms that headers and settings have. Never asks a name server.
final class Addresses {

    private static final Pattern V4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?");
    private static final Pattern V6_IN_BRACKETS = Pattern.compile("\\[([0-9a-fA-F:.]{2,45})](?::\\d{1,5})?");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private Addresses() {}

    /// A range of addresses, such as `10.0.0.0/8` or `fd00::/8`; a bare address is a range of one.
    record Range(byte[] prefix, int bits) {

        /// @throws IllegalArgumentException saying what is wrong with it
        static Range of(String text) {
            int slash = text.indexOf('/');
            var address = parse(slash < 0 ? text : text.substring(0, slash))
                    .filter(found -> text.matches("[0-9a-fA-F:./]+"))
                    .orElseThrow(() -> new IllegalArgumentException("\"" + text
                            + "\" is no address or range of addresses" + " such as 10.0.0.0/8 or fd00::/8"));
            var prefix = address.getAddress();
            int bits = slash < 0 ? prefix.length * 8 : bits(text, slash, prefix.length * 8);
            var range = new Range(prefix, bits);
            if (slash >= 0 && !range.isClean()) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" has bits behind its first " + bits + "; meant is the range or one address?");
            }
            return range;
        }

        private static int bits(String text, int slash, int most) {
            var digits = text.substring(slash + 1);
            if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > most) {
                throw new IllegalArgumentException("\"" + text + "\": behind the slash stand 0 to " + most);
            }
            return Integer.parseInt(digits);
        }

        private boolean isClean() {
            for (int bit = bits; bit < prefix.length * 8; bit++) {
                if ((prefix[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }

        boolean contains(InetAddress address) {
            var other = address.getAddress();
            if (other.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (((other[bit / 8] ^ prefix[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The ranges in a list with commas, in which a wrong one is named with its place.
    static List<Range> ranges(String list) {
        var ranges = new ArrayList<Range>();
        int place = 0;
        for (var part : list.split(",", -1)) {
            place++;
            try {
                ranges.add(Range.of(part.strip()));
            } catch (IllegalArgumentException wrong) {
                // the message says it all
                throw new IllegalArgumentException(
                        "grato.trusted-proxy (--trusted-proxy), number " + place + ": " + wrong.getMessage());
            }
        }
        return List.copyOf(ranges);
    }

    /// An address with or without port, IPv6 with or without brackets; nothing for names and whatever else.
    static Optional<InetAddress> parse(String text) {
        var v4 = V4.matcher(text);
        var v6 = V6_IN_BRACKETS.matcher(text);
        String literal;
        if (v4.matches()) {
            literal = v4.group(1);
        } else if (v6.matches()) {
            literal = v6.group(1);
        } else if (V6.matcher(text).matches() && text.indexOf(':') >= 0) {
            literal = text;
        } else {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
