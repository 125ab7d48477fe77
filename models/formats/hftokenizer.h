#pragma once
#include "models/formats/format.h"

namespace pedigree::formats {

/// tokenizer_config.json and tokenizer.json: how text becomes tokens, and the chat template.
bool isTokenizer(const Input &input);
Result<Reading> readTokenizer(const Input &input, const Limits &limits, const Watch &watch);

/// special_tokens_map.json.
bool isTokens(const Input &input);
Result<Reading> readTokens(const Input &input, const Limits &limits, const Watch &watch);

}
