// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/jsonline.h"

#include <array>
#include <cstdio>

namespace paillasse {

std::string jsonQuoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", byte);
            out += escape.data();
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string jsonArray(const std::vector<std::string>& values)
{
    std::string out = "[";
    for (const auto& value : values) {
        if (out.size() > 1)
            out += ',';
        out += value;
    }
    return out + ']';
}

JsonLine& JsonLine::put(std::string_view name, std::string_view value)
{
    if (m_text.size() > 1)
        m_text += ',';
    m_text += jsonQuoted(name);
    m_text += ':';
    m_text += value;
    return *this;
}

} // namespace paillasse
