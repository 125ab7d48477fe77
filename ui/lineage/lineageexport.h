#pragma once
#include "ui/lineage/brush.h"

#include <QByteArray>

namespace pedigree {

/// In which form a lineage leaves the program: pictures of what is laid out, or texts of all things asked for, unfolded.
enum class LineageForm : std::uint8_t { Png, Svg, Dot, Mermaid, GraphMl };

QString formTitle(LineageForm form);
QString formSuffix(LineageForm form); ///< "png"

/// What is to be written, or why it can't be.
struct LineageFile {
    QByteArray bytes = {};
    QString refusal = {};
};

/// The picture, in the colours of the screen.
LineageFile lineagePng(const LineagePicture &picture, const LineageMarks *marks, const LineageLook &look);
QByteArray lineageSvg(const LineagePicture &picture, const LineageMarks *marks, const LineageLook &look);
/// The things of `set` and the edges among them.
QByteArray lineageText(const Evidence &evidence, const LineageSet &set, LineageForm form);

}
