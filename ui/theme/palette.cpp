// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/palette.h"

#include <algorithm>
#include <cmath>

namespace paillasse::ui {

using enum ColorRole;

ColorScheme ColorScheme::light()
{
    ColorScheme s;
    s.set(Ground, 0xfff4f6f8);
    s.set(Surface, 0xffffffff);
    s.set(Raised, 0xfff0f4f6);
    s.set(Ink, 0xff1b2430);
    s.set(Quiet, 0xff5a6874);
    s.set(Line, 0xffdde3e8);
    s.set(Border, 0xff7b8893);
    s.set(Focus, 0xff0f6670);
    s.set(Accent, 0xff0f6670);
    s.set(OnAccent, 0xffffffff);
    s.set(AccentSoft, 0xffdcecee);
    s.set(Selection, 0xffe9f4f5);
    s.set(Rail, 0xff14323a);
    s.set(RailSelected, 0xff22505a);
    s.set(RailInk, 0xffe9f1f3);
    s.set(RailQuiet, 0xffa9c0c6);
    s.set(RailLine, 0xff2f4f58);
    s.set(Abnormal, 0xff8a5300);
    s.set(AbnormalGround, 0xfffff7e3);
    s.set(AbnormalLine, 0xffddb05a);
    s.set(Critical, 0xffb5202a);
    s.set(OnCritical, 0xffffffff);
    s.set(CriticalInk, 0xffa91b25);
    s.set(CriticalGround, 0xfffdf0f0);
    s.set(Delta, 0xff4b3d94);
    s.set(DeltaGround, 0xfff2f0fd);
    s.set(DeltaLine, 0xffc3bbec);
    s.set(Done, 0xff1d6b43);
    s.set(DoneGround, 0xffedf8f1);
    s.set(DoneLine, 0xff9fd2b5);
    s.set(Urgent, 0xff96400a);
    s.set(UrgentGround, 0xfffff2e6);
    s.set(UrgentLine, 0xffe0a878);
    return s;
}

ColorScheme ColorScheme::dark()
{
    ColorScheme s;
    s.set(Ground, 0xff12191f);
    s.set(Surface, 0xff1a232b);
    s.set(Raised, 0xff222d36);
    s.set(Ink, 0xffe6ebef);
    s.set(Quiet, 0xffa9b5bf);
    s.set(Line, 0xff2d3943);
    s.set(Border, 0xff7b8a96);
    s.set(Focus, 0xff5cc0cb);
    s.set(Accent, 0xff5cc0cb);
    s.set(OnAccent, 0xff06252a);
    s.set(AccentSoft, 0xff1f4249);
    s.set(Selection, 0xff1c353c);
    s.set(Rail, 0xff0c2027);
    s.set(RailSelected, 0xff1d434c);
    s.set(RailInk, 0xffe3ecee);
    s.set(RailQuiet, 0xff9db5bb);
    s.set(RailLine, 0xff23404a);
    s.set(Abnormal, 0xfff2c46d);
    s.set(AbnormalGround, 0xff372a10);
    s.set(AbnormalLine, 0xff8a6a27);
    s.set(Critical, 0xffc02733);
    s.set(OnCritical, 0xffffffff);
    s.set(CriticalInk, 0xffff9c9f);
    s.set(CriticalGround, 0xff3b1b1f);
    s.set(Delta, 0xffc2b8f8);
    s.set(DeltaGround, 0xff2b2650);
    s.set(DeltaLine, 0xff5c5399);
    s.set(Done, 0xff83d8a8);
    s.set(DoneGround, 0xff163425);
    s.set(DoneLine, 0xff356b4e);
    s.set(Urgent, 0xfff5b384);
    s.set(UrgentGround, 0xff3b2413);
    s.set(UrgentLine, 0xff8a5a34);
    return s;
}

QPalette ColorScheme::toQt() const
{
    const ColorScheme& s = *this;
    QPalette p;
    p.setColor(QPalette::Window, s[Ground]);
    p.setColor(QPalette::WindowText, s[Ink]);
    p.setColor(QPalette::Base, s[Surface]);
    p.setColor(QPalette::AlternateBase, s[Ground]);
    p.setColor(QPalette::Text, s[Ink]);
    p.setColor(QPalette::PlaceholderText, s[Quiet]);
    p.setColor(QPalette::Button, s[Surface]);
    p.setColor(QPalette::ButtonText, s[Ink]);
    p.setColor(QPalette::BrightText, s[OnCritical]);
    p.setColor(QPalette::ToolTipBase, s[Ink]);
    p.setColor(QPalette::ToolTipText, s[Surface]);
    p.setColor(QPalette::Highlight, s[Accent]);
    p.setColor(QPalette::HighlightedText, s[OnAccent]);
    p.setColor(QPalette::Link, s[Accent]);
    p.setColor(QPalette::LinkVisited, s[Accent]);
    p.setColor(QPalette::Light, s[Surface]);
    p.setColor(QPalette::Midlight, s[Raised]);
    p.setColor(QPalette::Mid, s[Line]);
    p.setColor(QPalette::Dark, s[Border]);
    p.setColor(QPalette::Shadow, s[Border]);
    // Disabled text is quiet, not faint: somebody has to read why it is disabled.
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, s[Quiet]);
    p.setColor(QPalette::Disabled, QPalette::Highlight, s[Line]);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, s[Ink]);
    return p;
}

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

std::vector<ContrastRule> contrastRules()
{
    constexpr double text = 4.5;
    constexpr double outline = 3.0;
    std::vector<ContrastRule> rules;
    for (const auto back : {Ground, Surface, Raised, Selection}) {
        for (const auto front : {Ink, Quiet, Accent, CriticalInk})
            rules.push_back({front, back, text});
        rules.push_back({Focus, back, outline});
    }
    for (const auto back : {Ground, Surface})
        rules.push_back({Border, back, outline});
    for (const auto front : {Ink, Accent})
        rules.push_back({front, AccentSoft, text});
    for (const auto back : {Rail, RailSelected})
        rules.insert(rules.end(), {{RailInk, back, text}, {RailQuiet, back, text}});
    rules.insert(rules.end(), {
        {OnAccent, Accent, text},
        {OnCritical, Critical, text},
        {Abnormal, AbnormalGround, text},
        {CriticalInk, CriticalGround, text},
        {Ink, CriticalGround, text},
        {Ink, AbnormalGround, text},
        {Ink, DoneGround, text},
        {Delta, DeltaGround, text},
        {Done, DoneGround, text},
        {Done, Surface, text},
        {Done, Ground, text},
        {Urgent, UrgentGround, text},
        {Surface, Ink, text}, // tooltips
        {RailInk, Rail, outline}, // the rail's focus ring
    });
    return rules;
}

} // namespace paillasse::ui
