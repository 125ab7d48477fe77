#pragma once
#include "ui/lineage/picture.h"

#include <QString>

namespace pedigree {

// What the lineage says in words, for cards, tooltips and screen readers. Callable from any thread.

QString stageName(Stage stage);
/// The name on a card: of a family "+23 evaluations".
QString boxName(const LineagePicture &picture, std::uint32_t box);
/// "Model" and "1.4.0"; of a family what it hangs in.
QString boxKind(const LineagePicture &picture, std::uint32_t box);
QString boxVersion(const LineagePicture &picture, std::uint32_t box);
bool isOpenEnd(const LineagePicture &picture, std::uint32_t box);
/// Everything about a box in one sentence.
QString boxSentence(const LineagePicture &picture, std::uint32_t box);
/// "finetune", or the verb where nobody says how.
QString edgeHow(const LineagePicture &picture, std::uint32_t edge);
QString edgeSentence(const LineagePicture &picture, std::uint32_t edge);

}
