// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include <QColor>
#include <QPalette>

namespace paillasse::ui {

// What a colour is for. Widgets name the role; the values of both schemes stand in palette.cpp and nowhere else.
enum class ColorRole {
    Ground,          // behind everything
    Surface,         // tables, cards, fields
    Raised,          // menus, tooltips, the hover of a row
    Ink,             // text
    Quiet,           // units, intervals, hints
    Line,            // separators: decoration, never the only sign of anything
    Border,          // of a control
    Focus,           // the ring
    Accent,          // the one button, links, the bar of the selection
    OnAccent,
    AccentSoft,      // a chosen chip
    Selection,       // the chosen row
    Rail,
    RailSelected,
    RailInk,
    RailQuiet,
    RailLine,
    Abnormal,        // text and shape on its ground
    AbnormalGround,
    AbnormalLine,
    Critical,        // a ground
    OnCritical,
    CriticalInk,     // critical text on a surface
    CriticalGround,  // a soft ground for such text
    Delta,
    DeltaGround,
    DeltaLine,
    Done,
    DoneGround,
    DoneLine,
    Urgent,
    UrgentGround,
    UrgentLine,
};
constexpr ColorRole lastOf(ColorRole) { return ColorRole::UrgentLine; }
constexpr std::size_t colorRoles = static_cast<std::size_t>(lastOf(ColorRole{})) + 1;

class ColorScheme {
public:
    static ColorScheme light();
    static ColorScheme dark();

    [[nodiscard]] QColor operator[](ColorRole role) const { return m_colors[static_cast<std::size_t>(role)]; }
    // The roles in Qt's own terms, for the controls that Qt draws.
    [[nodiscard]] QPalette toQt() const;

private:
    void set(ColorRole role, QRgb value) { m_colors[static_cast<std::size_t>(role)] = QColor(value); }
    std::array<QColor, colorRoles> m_colors;
};

// WCAG 2.1 contrast ratio of two opaque colours, 1 to 21.
double contrast(const QColor& a, const QColor& b);

// What must be legible on what: 4.5 for text (WCAG 1.4.3), 3 for the outline of a control (1.4.11).
struct ContrastRule {
    ColorRole front;
    ColorRole back;
    double least;
};
std::vector<ContrastRule> contrastRules();

} // namespace paillasse::ui
