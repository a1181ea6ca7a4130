package dev.heddle.examples.bugs;

import java.util.List;

/// What others have published about a kernel. Figures that nobody has published are empty.
///
/// The runs of `go test` are those of Go 1.19.8, 100 of them with and 100 without `-race`. The columns goleak,
/// go-deadlock and GoAT are from GoAT's repository (staheri/goat), GFuzz and GoPie from GoPie's
/// (CGCL-codes/GoPie).
///
/// @param kernel     its name
/// @param type       GoBench's class and subclass of it
/// @param verdict    what a detector has to say
/// @param race       in how many runs `go test -race` shows it, and as what
/// @param plain      in how many runs `go test` shows it, and as what
/// @param goleak     the first run, of at most 100, in which goleak sees it, or "-"
/// @param goDeadlock the first run in which go-deadlock sees it
/// @param goat       the first run in which GoAT sees it: on one core, on many, and with 1, 2 and 3 delays
/// @param gfuzz      "1" if GFuzz finds it, "0" if not
/// @param goPie      "1" if GoPie finds it, "0" if not
record Published(
        String kernel,
        String type,
        String verdict,
        String race,
        String plain,
        String goleak,
        String goDeadlock,
        String goat,
        String gfuzz,
        String goPie) {
    static Published of(List<String> columns) {
        if (columns.size() != 10) {
            throw new IllegalArgumentException("10 columns expected: " + columns);
        }
        return new Published(
                columns.get(0),
                columns.get(1),
                columns.get(2),
                columns.get(3),
                columns.get(4),
                columns.get(5),
                columns.get(6),
                columns.get(7),
                columns.get(8),
                columns.get(9));
    }
}
