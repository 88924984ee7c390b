// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include <pango/pango.h>

#include "app/base/result.h"

namespace paillasse::store::paper {

struct Face {
    double points = 0;
    bool isBold = false;
};

struct Measure {
    double width = 0;         // in points
    double tallest = 0;       // then it ends in "…"; 0: as tall as it gets
    bool isToTheRight = false;
};

// Text that has been broken into lines.
using Block = std::shared_ptr<PangoLayout>;

double heightOf(PangoLayout* block);
// As it goes on paper: valid UTF-8, without control characters and without those that turn the direction of what follows; these are shown as U+FFFD.
std::string printable(std::string_view text);

// Breaks texts into lines, always in the same way: one face, Liberation Sans, whatever the machine prefers. Not the screen's Inter, whose contextual alternates lose their characters in a PDF's
// text. For one thread.
class Typesetter {
public:
    // Missing: the face is not installed.
    static Result<Typesetter> open();

    // Tables say the same things many times: what was set before is given again.
    Block set(std::string_view text, Face face, const Measure& measure);

private:
    template <class T>
    using Handle = std::shared_ptr<T>;
    explicit Typesetter(Handle<PangoContext> context) : m_context(std::move(context)) {}

    Handle<PangoContext> m_context;
    std::unordered_map<std::string, Block> m_known;
};

} // namespace paillasse::store::paper
