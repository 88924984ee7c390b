// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/paper/typesetter.h"

#include <algorithm>
#include <cstring>

#include <pango/pangocairo.h>

namespace paillasse::store::paper {

namespace {

constexpr auto family = "Liberation Sans";
constexpr double pointsPerInch = 72; // one unit of the page is one point
constexpr std::size_t mostKnown = 4096;

template <class T>
std::shared_ptr<T> owned(T* object)
{
    return {object, [](T* o) { g_object_unref(o); }};
}

bool hasFamily(PangoFontMap* fonts)
{
    PangoFontFamily** families = nullptr;
    int count = 0;
    pango_font_map_list_families(fonts, &families, &count);
    const bool is = std::any_of(families, families + count, [](PangoFontFamily* f) { return std::strcmp(pango_font_family_get_name(f), family) == 0; });
    g_free(families);
    return is;
}

bool turnsDirection(gunichar c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

} // namespace

double heightOf(PangoLayout* block)
{
    int height = 0;
    pango_layout_get_size(block, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

std::string printable(std::string_view text)
{
    const std::unique_ptr<char, decltype(&g_free)> valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), g_free);
    std::string clean;
    for (const char *at = valid.get(), *next = nullptr; *at != '\0'; at = next) {
        next = g_utf8_next_char(at);
        const auto c = g_utf8_get_char(at);
        if (c != '\n' && (g_unichar_iscntrl(c) || turnsDirection(c)))
            clean += "\xef\xbf\xbd";
        else
            clean.append(at, next);
    }
    return clean;
}

Result<Typesetter> Typesetter::open()
{
    const auto fonts = owned(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!fonts)
        return fail(ErrorCode::Internal, "paper: no fonts");
    if (!hasFamily(fonts.get()))
        return fail(ErrorCode::Missing, "paper: the font Liberation Sans is not installed");
    auto context = owned(pango_font_map_create_context(fonts.get()));
    // Positions of the page, not of a screen's dots.
    const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(cairo_font_options_create(), cairo_font_options_destroy);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_cairo_context_set_resolution(context.get(), pointsPerInch);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(context.get(), pango_language_from_string("fr"));
    pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
    return Typesetter(std::move(context));
}

Block Typesetter::set(std::string_view text, Face face, const Measure& measure)
{
    std::string key;
    for (const auto number : {face.points, measure.width, measure.tallest})
        key += std::to_string(number) + (face.isBold ? "b" : "r");
    (key += measure.isToTheRight ? '>' : '<') += text;
    if (const auto known = m_known.find(key); known != m_known.end())
        return known->second;
    const auto clean = printable(text);
    auto block = owned(pango_layout_new(m_context.get()));
    const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(pango_font_description_new(), pango_font_description_free);
    pango_font_description_set_family_static(font.get(), family);
    pango_font_description_set_absolute_size(font.get(), face.points * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), face.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(block.get(), font.get());
    pango_layout_set_auto_dir(block.get(), FALSE);
    pango_layout_set_wrap(block.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(block.get(), static_cast<int>(measure.width * PANGO_SCALE));
    pango_layout_set_alignment(block.get(), measure.isToTheRight ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    if (measure.tallest > 0) {
        pango_layout_set_height(block.get(), static_cast<int>(measure.tallest * PANGO_SCALE));
        pango_layout_set_ellipsize(block.get(), PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_text(block.get(), clean.data(), static_cast<int>(clean.size()));
    if (m_known.size() >= mostKnown)
        m_known.clear();
    return m_known.emplace(std::move(key), std::move(block)).first->second;
}

} // namespace paillasse::store::paper
