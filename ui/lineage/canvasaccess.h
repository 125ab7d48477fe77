#pragma once

namespace pedigree {

/// Makes the canvas speak: a child for every card, with name, kind, version and state. Safe to call again.
void installLineageAccess();

}
