#include "models/formats/cardtext.h"

#include "models/formats/modelfolder.h"

#include <algorithm>

namespace pedigree::formats {

namespace {

/// The line that begins at a byte, without its end; where the next begins.
struct Line {
    std::string_view text;
    std::size_t next;
};

Line lineAt(std::string_view text, std::size_t from)
{
    const std::size_t feed = text.find('\n', from);
    const std::size_t end = feed == text.npos ? text.size() : feed;
    std::string_view line = text.substr(from, end - from);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return {line, feed == text.npos ? text.size() : feed + 1};
}

int headingLevel(std::string_view line)
{
    std::size_t level = 0;
    while (level < line.size() && line[level] == '#')
        ++level;
    return level >= 1 && level <= 6 && level < line.size() && line[level] == ' ' ? int(level) : 0;
}

std::string withoutComments(std::string_view text)
{
    std::string kept;
    while (!text.empty()) {
        const std::size_t begin = text.find("<!--");
        if (begin == text.npos) {
            kept += text;
            break;
        }
        kept += text.substr(0, begin);
        const std::size_t end = text.find("-->", begin + 4);
        if (end == text.npos)
            break;
        text.remove_prefix(end + 3);
    }
    return kept;
}

std::string_view plain(std::string_view text)
{
    text = trimmed(text);
    for (const std::string_view mark : {"**", "__", "`"}) {
        if (text.size() >= 2 * mark.size() && text.starts_with(mark) && text.ends_with(mark))
            text = trimmed(text.substr(mark.size(), text.size() - 2 * mark.size()));
    }
    return text;
}

std::vector<std::string_view> cells(std::string_view row)
{
    row = trimmed(row);
    if (row.starts_with('|'))
        row.remove_prefix(1);
    if (row.ends_with('|'))
        row.remove_suffix(1);
    std::vector<std::string_view> found;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= row.size(); ++i) {
        if (i == row.size() || (row[i] == '|' && (i == 0 || row[i - 1] != '\\'))) {
            found.push_back(trimmed(row.substr(from, i - from)));
            from = i + 1;
        }
    }
    return found;
}

bool isRule(std::string_view line)
{
    line = trimmed(line);
    return line.find('-') != line.npos && line.find('|') != line.npos && line.find_first_not_of("|-: \t") == line.npos;
}

}

FrontMatter frontMatter(std::string_view card)
{
    FrontMatter found;
    const std::size_t start = card.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    found.body = start;
    Line line = lineAt(card, start);
    if (line.text != "---")
        return found;
    const std::size_t from = line.next;
    for (std::size_t at = from; at < card.size(); at = line.next) {
        line = lineAt(card, at);
        if (line.text == "---")
            return {true, from, at, line.next};
    }
    return found;
}

std::vector<CardSection> cardSections(std::string_view card, std::size_t from)
{
    std::vector<CardSection> sections(1);
    sections[0].offset = from;
    std::size_t textFrom = from;
    std::string_view fence;
    bool comment = false;
    const auto close = [&](std::size_t end) {
        sections.back().raw = card.substr(textFrom, end - textFrom);
        sections.back().text = trimmed(withoutComments(sections.back().raw));
    };
    for (std::size_t at = from; at < card.size();) {
        const Line line = lineAt(card, at);
        const std::string_view shifted = trimmed(line.text);
        if (comment) {
            comment = shifted.find("-->") == shifted.npos;
        } else if (!fence.empty()) {
            if (shifted.starts_with(fence))
                fence = {};
        } else if (shifted.starts_with("```") || shifted.starts_with("~~~")) {
            fence = shifted.substr(0, 3);
        } else if (const int level = headingLevel(line.text)) {
            close(at);
            CardSection section;
            section.heading = trimmed(line.text.substr(std::size_t(level)));
            while (section.heading.ends_with('#'))
                section.heading = trimmed(section.heading.substr(0, section.heading.size() - 1));
            section.level = level;
            section.offset = at;
            sections.push_back(std::move(section));
            textFrom = line.next;
        } else if (const std::size_t begin = shifted.rfind("<!--"); begin != shifted.npos) {
            comment = shifted.find("-->", begin) == shifted.npos;
        }
        at = line.next;
    }
    close(card.size());
    return sections;
}

std::vector<CardCandidate> cardCandidates(std::string_view card, std::string_view section)
{
    std::vector<CardCandidate> found;
    const auto add = [&](std::string key, std::string_view value) {
        value = plain(value);
        if (!key.empty() && key.size() <= 200 && !isPlaceholder(value) && value != "---")
            found.push_back({std::move(key), value, std::size_t(value.data() - card.data())});
    };
    std::vector<std::string_view> header;
    std::string_view before;
    bool fenced = false;
    for (std::size_t at = 0; at < section.size();) {
        const Line line = lineAt(section, at);
        at = line.next;
        const std::string_view text = trimmed(line.text);
        if (text.starts_with("```") || text.starts_with("~~~"))
            fenced = !fenced;
        if (fenced || text.empty()) {
            header.clear();
            before = {};
            continue;
        }
        if (header.empty() && isRule(text) && before.find('|') != before.npos) {
            header = cells(before);
            continue;
        }
        if (!header.empty() && text.find('|') != text.npos) {
            const auto row = cells(text);
            const std::string first(plain(row[0]));
            if (header.size() == 2 && row.size() >= 2) {
                add(first, row[1]);
            } else {
                for (std::size_t i = 1; i < row.size() && i < header.size(); ++i)
                    add(first + "." + std::string(plain(header[i])), row[i]);
            }
            continue;
        }
        header.clear();
        before = text;
        // "- **Developed by:** X", "* learning_rate: 0.0005"
        if ((text.starts_with("- ") || text.starts_with("* ")) && text.find(':') != text.npos) {
            std::string_view item = trimmed(text.substr(2));
            std::size_t colon = item.find(':');
            std::string_view key = item.substr(0, colon);
            std::string_view value = item.substr(colon + 1);
            if (key.starts_with("**") || key.starts_with("__")) {
                const std::string_view mark = key.substr(0, 2);
                key.remove_prefix(2);
                if (value.starts_with(mark))
                    value.remove_prefix(2);
                else if (key.ends_with(mark))
                    key.remove_suffix(2);
                else
                    continue;
            }
            // A sentence with a colon in it is prose.
            if (key.size() > 60 || std::ranges::count(key, ' ') > 6 || value.starts_with("//"))
                continue;
            add(std::string(trimmed(key)), value);
        }
    }
    return found;
}

}
