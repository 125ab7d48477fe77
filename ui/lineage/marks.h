#pragma once
#include "ui/lineage/picture.h"

namespace pedigree {

/// What is to be seen of a picture besides its things: the way through the chosen one, and what the mode and the filter
/// leave in the light. Never changed once made.
struct LineageMarks {
    enum Flag : std::uint8_t {
        OnWay = 1,    ///< ancestors and descendants of the chosen box, and the edges to them
        Dim = 2,      ///< not asked for
        Reached = 4,  ///< by an impact, certainly
        MayReach = 8, ///< possibly
    };
    std::shared_ptr<const LineagePicture> picture;
    std::shared_ptr<const LineageSet> set;
    std::uint32_t chosen = LineagePicture::None;
    std::vector<std::uint8_t> boxes;
    std::vector<std::uint8_t> edges;
    std::vector<std::uint32_t> hops; ///< by box, of an impact: the least of its things
    std::uint32_t litThings = 0;     ///< in the picture and in the set
    bool dims = false;               ///< anything is out of the light
};

/// `set` says what is in the light; null = everything.
std::shared_ptr<const LineageMarks> lineageMarks(std::shared_ptr<const LineagePicture> picture,
                                                 std::shared_ptr<const LineageSet> set, std::uint32_t chosen,
                                                 const Watch &watch);

}
