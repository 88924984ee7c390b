// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/paper/pageflow.h"

#include <algorithm>

#include <pango/pangocairo.h>

namespace paillasse::store::paper {

namespace {

constexpr double side = 42;
constexpr double top = 44;
constexpr double bottom = 58;   // the foot is in it
constexpr double footRule = 40; // from the paper's edge
constexpr double footText = 35;
constexpr double footPoints = 7.5;
constexpr double footLine = 9;  // the next line's distance

} // namespace

PageFlow::PageFlow(Typesetter& setter, Sheet sheet, cairo_surface_t* surface, int pages)
    : m_setter(setter), m_sheet(std::move(sheet)), m_footLines(1 + std::ranges::count(m_sheet.foot, '\n')), m_on(surface ? cairo_create(surface) : nullptr), m_pages(pages), m_y(top)
{
}

PageFlow::~PageFlow()
{
    if (m_on)
        cairo_destroy(m_on);
}

double PageFlow::width() const
{
    return m_sheet.width - 2 * side;
}

double PageFlow::tallest() const
{
    return end() - top;
}

// Two lines fit below the rule; each further one lifts it.
double PageFlow::footLift() const
{
    return m_footLines > 2 ? static_cast<double>(m_footLines - 2) * footLine : 0;
}

double PageFlow::end() const
{
    return m_sheet.height - bottom - footLift();
}

void PageFlow::need(double height)
{
    if (m_y + height > end() && m_y > top)
        breakPage();
}

void PageFlow::skip(double height)
{
    m_y += height;
}

void PageFlow::breakPage()
{
    foot();
    if (m_on)
        cairo_show_page(m_on);
    ++m_page;
    m_y = top;
    if (m_repeat)
        m_repeat();
}

void PageFlow::finish()
{
    foot();
    if (m_on)
        cairo_show_page(m_on);
}

void PageFlow::foot()
{
    if (!m_on)
        return;
    const auto number = m_sheet.pageWord + " " + std::to_string(m_page) + "/" + std::to_string(m_pages);
    const auto here = m_y;
    m_y = m_sheet.height - footRule - footLift();
    rule(Ink::Rule);
    m_y = m_sheet.height - footText - footLift();
    constexpr double numberWidth = 90;
    double down = 0;
    for (std::size_t begin = 0; begin <= m_sheet.foot.size(); down += footLine) {
        const auto past = std::min(m_sheet.foot.find('\n', begin), m_sheet.foot.size());
        text(m_setter.set(std::string_view(m_sheet.foot).substr(begin, past - begin), {footPoints}, {width() - numberWidth, footPoints}), 0, down, Ink::Quiet);
        begin = past + 1;
    }
    text(m_setter.set(number, {footPoints}, {numberWidth, 0, true}), width() - numberWidth, 0, Ink::Quiet);
    m_y = here;
}

void PageFlow::use(Ink ink)
{
    const double grey = ink == Ink::Text ? 0.08 : ink == Ink::Quiet ? 0.38 : ink == Ink::Rule ? 0.80 : 0.94;
    cairo_set_source_rgb(m_on, grey, grey, grey);
}

void PageFlow::text(const Block& block, double x, double down, Ink ink)
{
    if (!m_on)
        return;
    use(ink);
    cairo_move_to(m_on, side + x, m_y + down);
    pango_cairo_show_layout(m_on, block.get());
}

void PageFlow::line(const Block& block, int index, double x, Ink ink)
{
    if (!m_on)
        return;
    use(ink);
    auto* line = pango_layout_get_line_readonly(block.get(), index);
    PangoRectangle logical{};
    pango_layout_line_get_extents(line, nullptr, &logical);
    cairo_move_to(m_on, side + x, m_y + static_cast<double>(-logical.y) / PANGO_SCALE);
    pango_cairo_show_layout_line(m_on, line);
}

void PageFlow::fill(double x, double width, double height, Ink ink)
{
    if (!m_on)
        return;
    use(ink);
    cairo_rectangle(m_on, side + x, m_y, width, height);
    cairo_fill(m_on);
}

void PageFlow::rule(Ink ink)
{
    constexpr double thickness = 0.6;
    fill(0, width(), thickness, ink);
}

} // namespace paillasse::store::paper
