#pragma once

namespace pedigree::cli {

/// Makes sure that whatever ends the process early ends it with 2 and no answer: libraries that call exit() or
/// terminate() when out of memory (libarchive does), a closed pipe, a locale that loses the names of files.
void installGuards(bool json);
/// From now on a normal end of main() is an answer.
void answered();

/// Gives up what reading evidence never needs: sockets, other programs, tracing, mounting. What the kernel lacks is left
/// out. Returns a sentence for --version.
const char *restrictSelf();

}
