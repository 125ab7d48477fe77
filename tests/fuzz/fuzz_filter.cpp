// USES: models/catalog
#include "models/base/watch.h"
#include "models/catalog/filter.h"

#include <cstdint>

using namespace pedigree;

namespace {

std::shared_ptr<const Catalog> world()
{
    RecordBuilder builder(toBytes(""));
    Entity entity;
    entity.kind = EntityKind::Evaluation;
    entity.identity.name = builder.text("faithfulness");
    entity.identity.version = builder.text("1.2.3");
    const auto number = builder.entity(std::move(entity));
    builder.claim(number, "evaluations[].metric", "x", ValueKind::Text, 0);
    builder.claim(number, "evaluations[].value", "0.85", ValueKind::Number, 0);
    return Catalog::join({{"pack", "a.json", builder.finish()}}, Watch());
}

}

// Whatever is typed, it is refused or can be asked and explained.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto catalog = world();
    const auto filter = Filter::parse({reinterpret_cast<const char *>(data), size});
    if (filter) {
        static_cast<void>(filter->matching(*catalog));
        static_cast<void>(filter->explain());
    }
    return 0;
}
