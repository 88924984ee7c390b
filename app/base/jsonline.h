// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace paillasse {

// A string of RFC 8259, of well-formed UTF-8.
std::string jsonQuoted(std::string_view text);

// One flat object on one line, for programs that read a command's answer.
class JsonLine {
public:
    JsonLine& add(std::string_view name, std::string_view text) { return put(name, jsonQuoted(text)); }
    JsonLine& add(std::string_view name, const char* text) { return add(name, std::string_view(text)); }
    template <std::integral Number>
    JsonLine& add(std::string_view name, Number number)
    {
        if constexpr (std::same_as<Number, bool>)
            return put(name, number ? "true" : "false");
        else
            return put(name, std::to_string(number));
    }
    // What is JSON already.
    JsonLine& addJson(std::string_view name, std::string_view json) { return put(name, json); }
    [[nodiscard]] std::string text() const { return m_text + '}'; }

private:
    JsonLine& put(std::string_view name, std::string_view value);
    std::string m_text = "{";
};

// Of values that are JSON already.
std::string jsonArray(const std::vector<std::string>& values);

} // namespace paillasse
