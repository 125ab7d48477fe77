#pragma once
#include "models/formats/format.h"

namespace pedigree::formats {

/// A model or dataset card: Markdown, often with YAML front matter between two lines `---`.
bool isCard(const Input &input);
/// A card without front matter, or with one that is no YAML, is a card still: its sections are read.
Result<Reading> readCard(const Input &input, const Limits &limits, const Watch &watch);

/// A mergekit recipe: YAML that says what was merged, and how.
bool isMergeRecipe(const Input &input);
Result<Reading> readMergeRecipe(const Input &input, const Limits &limits, const Watch &watch);

}
