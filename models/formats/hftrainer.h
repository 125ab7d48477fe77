#pragma once
#include "models/formats/format.h"

namespace pedigree::formats {

/// trainer_state.json: how far training went, and what was logged.
bool isTrainerState(const Input &input);
Result<Reading> readTrainerState(const Input &input, const Limits &limits, const Watch &watch);

}
